@testable import AWSConfig

/// What a document says, line by line: `[section]`, then `key=value` with a line end in a value shown as `⏎`.
func meaning(_ text: String) throws(INIDocument.Malformed) -> [String] {
  meaning(of: try INIDocument(Array(text.utf8)))
}

func meaning(of document: INIDocument) -> [String] {
  document.sections.flatMap { section in
    ["[\(document.name(of: section))]"] + options(of: section, in: document)
  }
}

func options(of section: INIDocument.Section, in document: INIDocument) -> [String] {
  document.keys(in: section).map { key in
    let value = document.value(key, in: section) ?? "(none)"
    return "\(key)=\(value.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎"))"
  }
}

/// The two shared files with these texts.
func shared(config: String = "", credentials: String = "") throws(INIDocument.Malformed) -> SharedConfig {
  SharedConfig(
    config: try INIDocument(Array(config.utf8)), credentials: try INIDocument(Array(credentials.utf8)))
}

func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}
