import Secrecy
import Testing

@testable import AWSConfig

/// A long-term key in place of another one: nothing but the values changes.
struct KeyReplacementTests {
  private static let replacement = KeyReplacement(of: "AKIAOLD", with: AccessKeys(id: "AKIANEW", secret: "new/secret"))

  private func replaced(config: String = "", credentials: String = "") throws -> (String, String) {
    let shared = SharedConfig(
      config: try INIDocument(Array(config.utf8)), credentials: try INIDocument(Array(credentials.utf8)))
    let bytes = shared.replacing(Self.replacement)
    return (String(decoding: bytes.config, as: UTF8.self), String(decoding: bytes.credentials, as: UTF8.self))
  }

  @Test(arguments: [
    "[p]\naws_access_key_id = AKIAOLD\naws_secret_access_key = old\n",
    "\u{FEFF}[p]\r\n  aws_secret_access_key:old\r\n  AWS_ACCESS_KEY_ID=\tAKIAOLD \t\r\n# end",
    "[p]\naws_access_key_id = AKIAOLD\n  # more\naws_secret_access_key =   old",
    "[DEFAULT]\naws_access_key_id = AKIAOLD\naws_secret_access_key = old\n[p]\nregion = x\n",
    "[a]\naws_access_key_id = AKIAOLD\naws_secret_access_key = old\n[b]\naws_access_key_id = AKIAOLD\naws_secret_access_key = old\n",
  ])
  func `both values are replaced where they stand, in either file`(_ text: String) throws {
    let wanted = text.replacing("AKIAOLD", with: "AKIANEW").replacing("old", with: "new/secret")
    #expect(
      try replaced(config: text.replacing("[p]", with: "[profile p]"), credentials: text)
        == (wanted.replacing("[p]", with: "[profile p]"), wanted))
  }

  @Test(arguments: [
    "[p]\naws_access_key_id = AKIAOLDER\naws_secret_access_key = old\n",
    "[p]\naws_access_key_id = AKIAOLD\n[q]\naws_secret_access_key = old\n",
    "[p]\n# aws_access_key_id = AKIAOLD\naws_secret_access_key = old\n",
    "[p]\ns3 =\n  aws_access_key_id = AKIAOLD\n  aws_secret_access_key = old\n",
    "[p-mfa]\nawsmfa_base_access_key_id = AKIAOLD\n",
    "[p-mfa]\nmanager = aws-vault\nawsmfa_base_access_key_id = AKIAOLD\n",
    "[p-mfa]\nmanager = aws-mfa\nawsmfa_base_access_key_id = AKIAOTHER\n",
  ])
  func `everything else stays`(_ text: String) throws {
    #expect(try replaced(config: text, credentials: text) == (text, text))
  }

  @Test func `the ties of our sessions follow, also those that have ended`() throws {
    func text(_ id: String) -> String {
      "[p-mfa]\r\nmanager = aws-mfa\r\nawsmfa_base_access_key_id=\(id)\r\n[r-mfa]\nawsmfa_base_access_key_id = \(id) \nmanager = aws-mfa"
    }
    #expect(try replaced(credentials: text("AKIAOLD")) == ("", text("AKIANEW")))
  }
}
