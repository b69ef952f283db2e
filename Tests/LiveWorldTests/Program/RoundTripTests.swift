import Secrecy
import ShellCode
import TestSupport
import Testing

extension Processes {
  /// Quoting is proven by the shells themselves: a value goes in as code and comes out as bytes.
  struct RoundTripTests {
    @Test(arguments: RealShell.installed)
    func `every byte comes back`(_ shell: RealShell) throws {
      let values = (1...255 as ClosedRange<UInt8>).map { [0x61, $0, 0x31] }
      #expect(try returned(values, by: shell) == values)
    }

    @Test(arguments: RealShell.installed, 0..<4 as Range<UInt64>)
    func `random bytes come back`(_ shell: RealShell, _ seed: UInt64) throws {
      var generator = Generator(seed: seed)
      let values = (0..<100).map { _ in
        (0..<Int.random(in: 0...30, using: &generator)).map { _ in UInt8.random(in: 1...255, using: &generator) }
      }
      #expect(try returned(values, by: shell) == values)
    }

    @Test(arguments: RealShell.installed, 0..<4 as Range<UInt64>)
    func `random words of shell syntax come back`(_ shell: RealShell, _ seed: UInt64) throws {
      var generator = Generator(seed: seed)
      let pieces = [
        "'", "\"", "\\", "$", "(", ")", "`", ";", "\n", " ", "!", "~", "*", "é", "\\x41", "\\'", "$HOME", "{a,b}", "%",
        "#",
      ]
      let values = (0..<100).map { _ in
        (0..<Int.random(in: 0...12, using: &generator)).flatMap { _ in
          Array((pieces.randomElement(using: &generator) ?? "").utf8)
        }
      }
      #expect(try returned(values, by: shell) == values)
    }

    @Test(arguments: RealShell.installed)
    func `unset removes a variable that came from outside`(_ shell: RealShell) throws {
      let code = try syntax(of: shell).code(for: [.unset("GIVEN")])
      #expect(try shell.output(of: "\(code)\nenv", environment: ["GIVEN": "x"]).contains("GIVEN") == false)
    }

    @Test(arguments: RealShell.installed)
    func `a kept variable is in the shell but not in a child`(_ shell: RealShell) throws {
      let code = try syntax(of: shell).code(for: [.keep("KEPT", "a b")])
      let output = try shell.output(of: "\(code)\nprintf '%s|' \"$KEPT\"\nenv", environment: ["KEPT": "x"])
      #expect(output.starts(with: Array("a b|".utf8)) && !output.contains("KEPT="))
    }

    @Test(arguments: RealShell.installed)
    func `an exported variable is in a child`(_ shell: RealShell) throws {
      let code = try syntax(of: shell).code(for: [.export("GIVEN", "a b")])
      #expect(try shell.output(of: "\(code)\nenv").contains("GIVEN=a b\n"))
    }

    private func returned(_ values: [[UInt8]], by shell: RealShell) throws -> [[UInt8]] {
      let plan = values.enumerated().map { Statement.export("V\($0)", Secret(ByteText.decoding($1))) }
      let code = try syntax(of: shell).code(for: plan)
      let words = values.indices.map { "\"$V\($0)\"" }.joined(separator: " ")
      let output = try shell.output(of: "\(code)\nprintf '%s\\0' \(words)")
      return output.split(separator: 0, omittingEmptySubsequences: false).dropLast().map(Array.init)
    }

    private func syntax(of shell: RealShell) throws -> Shell {
      try #require(Shell(rawValue: shell.program))
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool {
    String(decoding: self, as: UTF8.self).contains(text)
  }
}
