import AWSAPI
import Text

/// The findings as they are printed.
struct Report {
  let findings: [Finding]
  /// Whether what AWS says is named even if it is well, and not only counted.
  var isDetailed = false

  /// Whether there is something to do.
  var isBad: Bool { findings.contains { $0.level != .ok } }

  var text: String {
    let bad = findings.filter { $0.level == .error } + findings.filter { $0.level == .warning }
    let blocks = bad.map { "\($0.level.rawValue): \($0.finding)\n  why: \($0.why ?? "")\n  fix: \($0.fix ?? "")\n\n" }
    let good = findings.filter { $0.level == .ok }
    let named =
      isDetailed
      ? good.filter { $0.check.isOfAccount }.map { "ok: \($0.finding)\n" }.joined() + (good.isEmpty ? "" : "\n") : ""
    return blocks.joined() + named + "\(good.count) \(good.count == 1 ? "check" : "checks") passed\n"
  }

  var json: String {
    let array = JSON.array(
      findings.map { finding in
        .object([
          ("id", .string(finding.check.rawValue)), ("level", .string(finding.level.rawValue)),
          ("finding", .string(finding.finding)), ("why", JSON(finding.why)), ("fix", JSON(finding.fix)),
        ])
      })
    return array.text + "\n"
  }
}
