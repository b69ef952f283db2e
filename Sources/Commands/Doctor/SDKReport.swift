import AWSAPI
import AWSConfig
import Text

/// Which credentials each family of SDKs would use in this shell.
struct SDKReport {
  let environment: Environment
  let shared: SharedConfig

  private var rows: [(family: SDKFamily, identity: SDKIdentity)] {
    SDKFamily.allCases.map { ($0, SDKIdentity(of: $0, in: environment, shared)) }
  }

  /// The profile that has the environment's keys.
  private var known: String? {
    let names = [environment[.profile]].compactMap { $0 } + shared.profileNames
    return environment[.accessKeyID].flatMap { id in
      names.first { shared.profile($0)?[.accessKeyID] == id }
    }
  }

  var text: String {
    let known = known
    let cells =
      [["SDK", "CREDENTIALS OF", "ACCESS KEY", "WHY"]]
      + rows.map { family, identity in
        [
          family.rawValue, identity.shown(asProfile: known), identity.accessKeyID.map(printable) ?? "-",
          identity.why.words,
        ]
      }
    let widths = (0..<3).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      (0..<3).map { HelpText.padded(row[$0], widths[$0] + 2) }.joined() + row[3] + "\n"
    }.joined()
  }

  var json: String {
    let known = known
    let array = JSON.array(
      rows.map { family, identity in
        .object([
          ("sdk", .string(family.rawValue)), ("source", .string(identity.source.rawValue)),
          ("profile", JSON(identity.profile ?? (identity.source == .environment ? known : nil))),
          ("access_key_id", JSON(identity.accessKeyID)), ("role_arn", JSON(identity.role)),
          ("why", .string(identity.why.words)),
        ])
      })
    return array.text + "\n"
  }
}
