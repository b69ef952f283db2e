import Text

/// Splits what a shell reads into simple commands, as bash, zsh and fish do where they agree.
struct CommandScan {
  private(set) var found: [ShellCommand] = []
  private let text: [UInt8]
  private let isFish: Bool
  private var at = 0
  private var line = 1

  /// The command that is being read.
  private var words: [String] = []
  private var word: [UInt8]?
  private var firstLine = 1
  private var isInArray = false
  /// The next word is the file of a redirection.
  private var isRedirected = false
  /// The ends of here-documents that begin after this line.
  private var documents: [[UInt8]] = []
  private var isDocumentNext = false

  init(_ text: [UInt8], isFish: Bool) {
    self.text = text
    self.isFish = isFish
  }

  /// Reads commands up to a closing `)` or backquote, or to the end.
  mutating func run(until close: UInt8?) {
    while let byte = take() {
      if byte == close, !isInArray {
        endCommand()
        return
      }
      switch byte {
      case ascii("\\"): escape()
      case ascii("'"): singleQuotes()
      case ascii("\""): doubleQuotes()
      case ascii("`") where !isFish: substitute(until: byte)
      case ascii("$"): dollar()
      case ascii("#") where word == nil: skip { $0 != ascii("\n") }
      case ascii("<"), ascii(">"): redirect(byte)
      case ascii("("): open()
      case ascii(")") where isInArray:
        isInArray = false
        endCommand()
      case ascii("\n"):
        endLine()
      case ascii(";"), ascii("&"), ascii("|"), ascii(")"): endCommand()
      case ascii(" "), ascii("\t"), ascii("\r"): endWord()
      default: append(byte)
      }
    }
    endCommand()
  }

  private static let keywords = [
    "if", "then", "else", "elif", "while", "until", "do", "{", "}", "!", "time", "command", "builtin", "begin", "and",
    "or", "not", "noglob", "eval",
  ]

  private mutating func append(_ bytes: UInt8...) {
    if word == nil, words.isEmpty { firstLine = line }
    word = (word ?? []) + bytes
  }

  private mutating func endWord() {
    guard let ended = word else { return }
    word = nil
    if isDocumentNext {
      documents.append(ended)
      isDocumentNext = false
    } else if isRedirected {
      isRedirected = false
    } else {
      words.append(String(decoding: ended, as: UTF8.self))
    }
  }

  private mutating func endCommand() {
    endWord()
    (isRedirected, isDocumentNext) = (false, false)
    let command = words.drop { Self.keywords.contains($0) || $0.isEmpty }
    if !command.isEmpty { found.append(ShellCommand(words: Array(command), line: firstLine)) }
    words = []
  }

  private mutating func endLine() {
    endWord()
    if !isInArray { endCommand() }
    guard !documents.isEmpty else { return }
    for end in documents {
      while at < text.count {
        let start = at
        skip { $0 != ascii("\n") }
        let body = text[start..<at].drop { $0 == ascii("\t") }
        _ = take()
        if body.elementsEqual(end) { break }
      }
    }
    documents = []
  }

  private mutating func escape() {
    guard let next = take(), next != ascii("\n") else { return }
    append(next)
  }

  private mutating func singleQuotes() {
    append()
    while let byte = take(), byte != ascii("'") {
      if isFish, byte == ascii("\\"), let next = peek, next == ascii("'") || next == byte {
        at += 1
        append(next)
      } else {
        append(byte)
      }
    }
  }

  private mutating func doubleQuotes() {
    append()
    while let byte = take(), byte != ascii("\"") {
      switch byte {
      case ascii("\\"): if let next = take(), next != ascii("\n") { append(next) }
      case ascii("`") where !isFish: substitute(until: byte)
      case ascii("$"): dollar(isQuoted: true)
      default: append(byte)
      }
    }
  }

  private mutating func dollar(isQuoted: Bool = false) {
    switch peek {
    case ascii("("):
      at += 1
      if peek == ascii("(") { arithmetic() } else { substitute(until: ascii(")")) }
    case ascii("{"): parameter(isQuoted: isQuoted)
    case ascii("'") where !isQuoted:
      at += 1
      append()
      while let byte = take(), byte != ascii("'") {
        append(byte)
        if byte == ascii("\\"), let next = take() { append(next) }
      }
    case ascii("#"):
      at += 1
      append(ascii("$"), ascii("#"))
    default: append(ascii("$"))
    }
  }

  /// `${…}`, as it is written.
  private mutating func parameter(isQuoted: Bool) {
    append(ascii("$"))
    var depth = 0
    var quote: UInt8?
    while let byte = take() {
      append(byte)
      switch byte {
      case ascii("\\"): if let next = take() { append(next) }
      case ascii("\""),
        ascii("'") where !isQuoted:
        quote = quote == nil ? byte : quote == byte ? nil : quote
      case ascii("{") where quote == nil: depth += 1
      case ascii("}") where quote == nil: depth -= 1
      default: break
      }
      if depth == 0 { return }
    }
  }

  /// The commands of a substitution come before the command that it is in.
  private mutating func substitute(until close: UInt8) {
    append()
    let outer = (words, word, firstLine, isInArray, isRedirected, isDocumentNext)
    (words, word, isInArray, isRedirected, isDocumentNext) = ([], nil, false, false, false)
    run(until: close)
    (words, word, firstLine, isInArray, isRedirected, isDocumentNext) = outer
  }

  private mutating func open() {
    if let name = word, name.last == ascii("="), words.allSatisfy({ Self.declarations.contains($0) }) {
      words = [String(decoding: name + [ascii("(")], as: UTF8.self)]
      word = nil
      isInArray = true
    } else if peek == ascii("("), word == nil {
      arithmetic()
    } else if !isInArray {
      endCommand()
    }
  }

  /// The rest of `((…))`, in which `<<` begins no here-document.
  private mutating func arithmetic() {
    append()
    var depth = 1
    while depth > 0, let byte = take() {
      if byte == ascii("(") { depth += 1 }
      if byte == ascii(")") { depth -= 1 }
    }
  }

  private static let declarations = ["export", "typeset", "declare", "local", "-a", "-g", "-ga", "-U", "-gU"]

  private mutating func redirect(_ byte: UInt8) {
    if let number = word, number.allSatisfy(\.isDigit) { word = nil } else { endWord() }
    if byte == ascii("<"), peek == byte {
      at += 1
      if peek == byte {
        at += 1
        return
      }
      if peek == ascii("-") { at += 1 }
      isDocumentNext = true
      return
    }
    if peek == ascii("(") { return }
    skip { $0 == ascii(">") || $0 == ascii("&") || $0 == ascii("|") }
    isRedirected = true
  }

  private var peek: UInt8? { at < text.count ? text[at] : nil }

  private mutating func take() -> UInt8? {
    guard at < text.count else { return nil }
    defer { at += 1 }
    if text[at] == ascii("\n") { line += 1 }
    return text[at]
  }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while let next = peek, isSkipped(next) { _ = take() }
  }
}

private func ascii(_ scalar: Unicode.Scalar) -> UInt8 {
  UInt8(ascii: scalar)
}
