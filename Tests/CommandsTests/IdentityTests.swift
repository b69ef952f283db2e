import Testing

@testable import Commands

struct IdentityTests {
  private func answer(_ arn: String, account: String = "111122223333") -> HTTPAnswer {
    Answering.answer("GetCallerIdentity", "<Arn>\(arn)</Arn><UserId>x</UserId><Account>\(account)</Account>")
  }

  @Test(arguments: [
    Case("a user", "arn:aws:iam::111122223333:user/alice", ["alice", "aws", "false"]),
    Case("a user with a path", "arn:aws-cn:iam::111122223333:user/team/a/alice", ["alice", "aws-cn", "false"]),
    Case("the root user", "arn:aws:iam::111122223333:root", [nil, "aws", "true"]),
    Case("a role", "arn:aws:sts::111122223333:assumed-role/admin/alice", [nil, "aws", "false"]),
    Case("a federated user", "arn:aws:sts::111122223333:federated-user/alice", [nil, "aws", "false"]),
  ])
  func `an identity tells the user`(_ row: Case<String, [String?]>) throws {
    let found = try Answering.result(.callerIdentity, answer(row.given))
    #expect([found.userName, String(found.partition), "\(found.isRoot)"] == row.wanted)
  }

  @Test(arguments: [
    Case("no ARN", ["alice", "111122223333"]), Case("a space", ["arn:aws:iam::111122223333:user/a b", "111122223333"]),
    Case("an escape character", ["arn:aws:iam::111122223333:user/a&#27;", "111122223333"]),
    Case("beyond ASCII", ["arn:aws:iam::111122223333:user/é", "111122223333"]),
    Case("a short account", ["arn:aws:iam::111122223333:user/a", "11112222333"]),
    Case("an account of letters", ["arn:aws:iam::111122223333:user/a", "11112222333a"]),
  ])
  func `a hostile field makes no identity`(_ row: Case<[String], Nothing>) {
    #expect(
      Answering.failure(.callerIdentity, answer(row.given[0], account: row.given[1])) == Answering.foreign(status: 200))
  }
}
