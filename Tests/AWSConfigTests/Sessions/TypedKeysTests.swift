import TestSupport
import Testing

@testable import AWSConfig
@testable import Secrecy

struct TypedKeysTests {
  private static let id = "AKIAEXAMPLE000000001"
  private static let secret = "0123456789/abcdefghijklmnopqrstuvwxyz+AB"

  @Test(arguments: [
    Case("as it is", id), Case("with spaces around it", "  \(id)\t"), Case("in quotes", "\"\(id)\""),
    Case("as a file has it", "aws_access_key_id = \(id)"),
    Case("as a shell has it", "export AWS_ACCESS_KEY_ID='\(id)'"),
    Case("wrapped", "AKIAEXAMPLE0 00000001"),
  ])
  func `an id is read as people paste it`(_ row: Case<String, Nothing>) throws {
    let found = try TypedKeys.id(row.given)
    #expect(found.id == Self.id && found.secret == nil)
  }

  @Test(arguments: [
    Case("with a comma", "\(id),\(secret)"), Case("with a comma and a space", "\(id), \(secret)"),
    Case("with a tab", "\(id)\t\(secret)"),
  ])
  func `an id may bring its secret`(_ row: Case<String, Nothing>) throws {
    let found = try TypedKeys.id(row.given)
    #expect([found.id, found.secret?.reveal()] == [Self.id, Self.secret])
  }

  @Test(arguments: [
    Case("nothing", "", KeySlip.noID), Case("a session's", "ASIAEXAMPLE000000001", .temporaryID),
    Case("a user's", "AIDAEXAMPLE000000001", .otherID(prefix: "AIDA")),
    Case("a role's", "AROAEXAMPLE000000001", .otherID(prefix: "AROA")),
    Case("the secret", secret, .secretForID), Case("cut", "AKIAEXAMPLE", .idLength(11)),
    Case("too long", id + "X", .idLength(21)), Case("a name", "alice", .notAnID),
    Case("another prefix", "XKIAEXAMPLE000000001", .notAnID), Case("not ASCII", "AKIAEXAMPLÉ000000001", .notAnID),
  ])
  func `what is no id says what it is`(_ row: Case<String, KeySlip>) {
    #expect(throws: row.wanted) { try TypedKeys.id(row.given) }
  }

  @Test(arguments: [
    Case("as it is", secret), Case("with spaces", " \(secret) "), Case("in quotes", "'\(secret)'"),
    Case("as a file has it", "aws_secret_access_key=\(secret)"),
    Case("wrapped", "0123456789/abcdefghij klmnopqrstuvwxyz+AB"),
  ])
  func `a secret is read as people paste it`(_ row: Case<String, Nothing>) throws {
    #expect(try TypedKeys.secret(row.given).reveal() == Self.secret)
  }

  @Test(arguments: [
    Case("nothing", " ", KeySlip.noSecret), Case("the id", id, .idForSecret),
    Case("cut", "abc", .secretLength(3)), Case("too long", secret + "=", .secretLength(41)),
    Case("other characters", "0123456789/abcdefghijklmnopqrstuvwxyz+A!", .notASecret),
  ])
  func `what is no secret says what it is`(_ row: Case<String, KeySlip>) {
    #expect(throws: row.wanted) { try TypedKeys.secret(row.given) }
  }
}
