import TestSupport
import Testing

@testable import AWSAPI
@testable import Text

struct DeviceSerialTests {
  struct Reading: Equatable {
    var label: String?
    var account: String?
    var partition: String?
    var isPasskey = false
    var isRootUser = false
  }

  @Test(arguments: [
    Case(
      "a virtual device", "arn:aws:iam::111122223333:mfa/alice",
      Reading(label: "alice, 111122223333", account: "111122223333", partition: "aws")),
    Case(
      "with a path", "arn:aws:iam::111122223333:mfa/team/alice",
      Reading(label: "team/alice, 111122223333", account: "111122223333", partition: "aws")),
    Case(
      "in China", "arn:aws-cn:iam::111122223333:mfa/alice",
      Reading(label: "alice, 111122223333", account: "111122223333", partition: "aws-cn")),
    Case(
      "in GovCloud", "arn:aws-us-gov:iam::111122223333:mfa/a",
      Reading(label: "a, 111122223333", account: "111122223333", partition: "aws-us-gov")),
    Case(
      "in no known partition", "arn:aws-moon:iam::111122223333:mfa/a",
      Reading(label: "a, 111122223333", account: "111122223333")),
    Case("a hardware token", "GAHT12345678", Reading(label: "GAHT12345678")),
    Case(
      "a passkey", "arn:aws:iam::111122223333:u2f/user/alice/key",
      Reading(label: "user/alice/key, 111122223333", account: "111122223333", partition: "aws", isPasskey: true)),
    Case(
      "the root user's", "arn:aws:iam::111122223333:mfa/root-account-mfa-device",
      Reading(
        label: "root-account-mfa-device, 111122223333", account: "111122223333", partition: "aws", isRootUser: true)),
    Case("of nine characters", "123456789", Reading(label: "123456789")),
    Case("of 256 characters", String(repeating: "1", count: 256), Reading(label: String(repeating: "1", count: 256))),
  ])
  func `a serial says which device it is`(_ row: Case<String, Reading>) throws {
    let serial = try #require(DeviceSerial(row.given))
    #expect(
      Reading(
        label: serial.label, account: serial.account, partition: serial.partition?.name,
        isPasskey: serial.isPasskey, isRootUser: serial.isRootUser) == row.wanted)
  }

  @Test(arguments: [
    Case("a virtual device", "arn:aws:iam::111122223333:mfa/alice", true),
    Case("with a path", "arn:aws:iam::111122223333:mfa/team/alice", true),
    Case("in GovCloud", "arn:aws-us-gov:iam::111122223333:mfa/a", true),
    Case("a passkey", "arn:aws:iam::111122223333:u2f/user/alice/key", true),
    Case("a hardware token", "GAHT12345678", true),
    Case("a user", "arn:aws:iam::111122223333:user/alice", false),
    Case("a user like a device", "arn:aws:iam::111122223333:user/mfa/alice", false),
    Case("a role", "arn:aws:iam::111122223333:role/Admin", false),
    Case("an assumed role", "arn:aws:sts::111122223333:assumed-role/Admin/alice", false),
    Case("a phone", "arn:aws:iam::111122223333:sms-mfa/alice", false),
    Case("the account", "arn:aws:iam::111122223333:root", false),
    Case("a device without a name", "arn:aws:iam::111122223333:mfa/", false),
    Case("a slash at the end", "arn:aws:iam::111122223333:mfa/alice/", false),
    Case("an account with dashes", "arn:aws:iam::1111-2222-3333:mfa/alice", false),
    Case("capital letters", "ARN:AWS:IAM::111122223333:MFA/ALICE", false),
    Case("the end of an ARN", "mfa/alice", false),
    Case("an address", "alice@example.com", false),
    Case("a part of an ARN", "arn:aws:iam::111122223333", false),
  ])
  func `an ARN is a device's only if it says so`(_ row: Case<String, Bool>) throws {
    #expect(try #require(DeviceSerial(row.given)).isDevice == row.wanted)
  }

  @Test(arguments: [
    Case("nothing", ""), Case("too short", "12345678"), Case("too long", String(repeating: "1", count: 257)),
    Case("a space", "arn:aws:iam::1:mfa/a b"), Case("a line end", "GAHT12345678\n"), Case("a quote", "GAHT'12345678"),
    Case("a dollar", "GAHT$12345678"), Case("beyond ASCII", "arn:aws:iam::1:mfa/é"),
    Case("digits of another script", "١٢٣٤٥٦٧٨٩"),
    Case("an escape character", "GAHT\u{1B}12345678"),
  ])
  func `what is outside the alphabet is not a serial`(_ row: Case<String, Nothing>) {
    #expect(DeviceSerial(row.given) == nil)
  }
}
