import ShellCode
import TestSupport
import Testing

@testable import LiveWorld

extension Processes {
  struct SubprocessTests {
    struct Ending: Equatable {
      var status = 0
      var output = ""
      var errors = ""
    }

    private func run(_ script: String, input: [UInt8] = [], environment: [String] = []) throws -> Ending {
      // As the program does at its start: a program that stops reading must not end ours.
      signal(SIGPIPE, SIG_IGN)
      let result = try Subprocess(
        program: "sh", arguments: ["-c", script], environment: environment + ["PATH=/usr/bin:/bin"], input: input
      ).run()
      return Ending(
        status: result.status, output: String(decoding: result.output, as: UTF8.self),
        errors: String(decoding: result.errors, as: UTF8.self))
    }

    @Test(arguments: [
      Case("success", "exit 0", Ending()), Case("a status", "exit 37", Ending(status: 37)),
      Case("the greatest status", "exit 255", Ending(status: 255)),
      Case("a signal", "kill -KILL $$", Ending(status: 137)),
      Case("both outputs", "echo out; echo err >&2", Ending(output: "out\n", errors: "err\n")),
      Case("a status after output", "echo out; exit 3", Ending(status: 3, output: "out\n")),
      Case("a closed output", "exec >&- 2>&-; sleep 0.1; exit 4", Ending(status: 4)),
    ])
    func `a program's status and output come back`(_ row: Case<String, Ending>) throws {
      #expect(try run(row.given) == row.wanted)
    }

    @Test func `input goes in and its end is seen`() throws {
      #expect(try run("cat; echo end", input: Array("text".utf8)) == Ending(output: "textend\n"))
    }

    @Test
    func `much goes in and out at the same time`() throws {
      let much = [UInt8](repeating: 0x61, count: 1 << 20)
      let ending = try run("tee /dev/stderr", input: much)
      #expect([ending.status, ending.output.utf8.count, ending.errors.utf8.count] == [0, 1 << 20, 1 << 20])
    }

    @Test func `a program that does not read its input is not a problem`() throws {
      #expect(
        try run("exec <&-; echo done", input: [UInt8](repeating: 0x61, count: 1 << 20)) == Ending(output: "done\n"))
    }

    @Test func `a program that outlives its output is waited for`() throws {
      #expect(try run("exec >&- 2>&-; sleep 0.2; exit 5").status == 5)
    }

    @Test func `a program sees only the variables that it is given`() throws {
      #expect(
        try run("env | grep -v -e ^PWD= -e ^_= -e ^SHLVL= -e ^OLDPWD= | sort", environment: ["A=b c"]).output
          == "A=b c\nPATH=/usr/bin:/bin\n")
    }

    @Test func `a missing program is distinguished from one that fails`() {
      #expect(throws: SystemError(ENOENT)) {
        try Subprocess(program: "aws-mfa-no-such-program", arguments: [], environment: [], input: []).run()
      }
    }

    @Test func `a program whose status is unknown has not succeeded`() {
      let before = signal(SIGCHLD, SIG_IGN)
      defer { signal(SIGCHLD, before) }
      #expect(throws: SystemError(ECHILD)) { try run("exit 3") }
    }

    @Test func `words and variables are bytes`() throws {
      let strange = ByteText.decoding([0x61, 0xFF, 0x80, 0x62])
      let result = try Subprocess(
        program: "sh", arguments: ["-c", "printf %s \"$1$MINE\"", "sh", strange],
        environment: ["MINE=\(strange)", "PATH=/usr/bin:/bin"], input: []
      ).run()
      #expect(result.output == [0x61, 0xFF, 0x80, 0x62, 0x61, 0xFF, 0x80, 0x62])
    }

    @Test(arguments: [
      Case("one that waits", "echo out; sleep 60", true), Case("a part of a pipeline", "sleep 60 | cat", true),
      Case("one without output", "exec >&- 2>&-; sleep 60", true), Case("one that is in time", "echo out", false),
    ])
    func `a program that takes too long is ended`(_ row: Case<String, Bool>) throws {
      let began = ContinuousClock.now
      let result = try Subprocess(
        program: "sh", arguments: ["-c", row.given], environment: ["PATH=/usr/bin:/bin"], input: [], timeLimit: 1
      ).run()
      #expect(result.isTimedOut == row.wanted && ContinuousClock.now - began < .seconds(20))
    }

    @Test func `everything that a program has started is ended with it`() throws {
      let result = try Subprocess(
        program: "sh", arguments: ["-c", "sh -c 'sleep 60 & echo $!; wait' & echo $!; wait"],
        environment: ["PATH=/usr/bin:/bin"], input: [], timeLimit: 1
      ).run()
      let started = String(decoding: result.output, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
      let began = ContinuousClock.now
      // A killed process takes a moment to disappear.
      while started.contains(where: Program.isRunning), ContinuousClock.now - began < .seconds(5) { usleep(1000) }
      #expect(started.count == 2 && !started.contains { Program.isRunning($0) })
    }

    @Test func `what a program leaves running is not waited for`() throws {
      let began = ContinuousClock.now
      let ending = try run("sleep 60 & echo $!")
      let left = try #require(pid_t(ending.output.dropLast()))
      defer { kill(left, SIGKILL) }
      #expect(ending.status == 0 && Program.isRunning(Int(left)) && ContinuousClock.now - began < .seconds(20))
    }

    @Test func `a program that prints without end is ended`() throws {
      signal(SIGPIPE, SIG_IGN)
      let result = try Subprocess(
        program: "sh", arguments: ["-c", "while :; do echo 0123456789; done"], environment: [], input: [],
        outputLimit: 100_000
      ).run()
      #expect(result.status > 128 && (100_001..<300_000).contains(result.output.count))
    }
  }
}
