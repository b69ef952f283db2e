package import AWSConfig
import Secrecy

/// One of a user's access keys, as IAM lists them.
package struct ListedKey: Equatable, Sendable {
  package let id: String
  package let created: Instant
  package let isActive: Bool

  package init(id: String, created: Instant, isActive: Bool = true) {
    self.id = id
    self.created = created
    self.isActive = isActive
  }
}

extension Call where Result == [ListedKey] {
  /// `ListAccessKeys`, for the keys' own user if none is named. AWS allows each user two keys: one page holds them.
  package static func accessKeys(of user: String?) -> Call {
    Call(
      service: .iam, action: "ListAccessKeys", fields: keyFields(user),
      result: { element in element.child("AccessKeyMetadata").flatMap(listedKeys) },
      refusal: { $0.refusal(ofKeyAction: "iam:ListAccessKeys", key: nil) })
  }
}

private func listedKeys(in list: Element) -> [ListedKey]? {
  var keys: [ListedKey] = []
  for member in list.children {
    guard let id = member.text(at: "AccessKeyId"), AccessKeys.isBaseID(id),
      let created = member.text(at: "CreateDate").flatMap(Instant.init(rfc3339:))
    else { return nil }
    keys.append(ListedKey(id: id, created: created, isActive: member.text(at: "Status") != "Inactive"))
  }
  return keys
}

/// An access key that was just made. AWS never shows its secret again.
package struct NewKey: Equatable {
  package let keys: AccessKeys
  package let created: Instant
}

extension Call where Result == NewKey {
  /// `CreateAccessKey`.
  package static func createKey(of user: String?) -> Call {
    Call(
      service: .iam, action: "CreateAccessKey", fields: keyFields(user),
      result: { element in
        func field(_ name: String) -> String? { element.text(at: "AccessKey", name) }
        guard let id = field("AccessKeyId"), AccessKeys.isBaseID(id), let secret = field("SecretAccessKey"),
          AccessKeys.isSecretText(secret), let created = field("CreateDate").flatMap(Instant.init(rfc3339:))
        else { return nil }
        return NewKey(keys: AccessKeys(id: id, secret: Secret(secret)), created: created)
      },
      refusal: { error in
        error.code == "LimitExceeded" ? .keyLimit : error.refusal(ofKeyAction: "iam:CreateAccessKey", key: nil)
      })
  }
}

extension Call where Result == Void {
  /// `UpdateAccessKey`, which makes a key inactive. It can be made active again.
  package static func deactivateKey(_ id: String, of user: String?) -> Call {
    Call(
      service: .iam, action: "UpdateAccessKey",
      fields: keyFields(user, id) + [FormField(name: "Status", value: Secret("Inactive"))], result: { _ in () },
      refusal: { $0.refusal(ofKeyAction: "iam:UpdateAccessKey", key: id) }, isBare: true)
  }

  /// `DeleteAccessKey`.
  package static func deleteKey(_ id: String, of user: String?) -> Call {
    Call(
      service: .iam, action: "DeleteAccessKey", fields: keyFields(user, id), result: { _ in () },
      refusal: { $0.refusal(ofKeyAction: "iam:DeleteAccessKey", key: id) }, isBare: true)
  }
}

/// When a key was last used, as far as IAM knows by now.
package enum LastUse: Equatable, Sendable {
  case never
  /// `service` is the name in its endpoint, such as `s3`.
  case at(Instant, service: String)
}

extension Call where Result == LastUse {
  /// `GetAccessKeyLastUsed`.
  package static func lastUse(of id: String) -> Call {
    Call(
      service: .iam, action: "GetAccessKeyLastUsed", fields: keyFields(nil, id),
      result: { element in
        guard let use = element.child("AccessKeyLastUsed") else { return nil }
        guard let date = use.text(at: "LastUsedDate"), !date.isEmpty else { return .never }
        return Instant(rfc3339: date).map { .at($0, service: use.text(at: "ServiceName") ?? "") }
      },
      refusal: { $0.refusal(ofKeyAction: "iam:GetAccessKeyLastUsed", key: id) })
  }
}

private func keyFields(_ user: String?, _ id: String? = nil) -> [FormField] {
  [("UserName", user), ("AccessKeyId", id)].compactMap { name, value in
    value.map { FormField(name: name, value: Secret($0)) }
  }
}

extension AWSError {
  fileprivate func refusal(ofKeyAction action: String, key: String?) -> Refusal? {
    switch code {
    case "AccessDenied": .keyAction(action)
    case "NoSuchEntity": key.map(Refusal.noSuchKey)
    default: nil
    }
  }
}
