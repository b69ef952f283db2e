// swift-tools-version: 6.2
import PackageDescription

/// A compiler that is newer than this package may have new warnings. They are to stop developers and CI, and no installation.
let areWarningsErrors = Context.environment["AWS_MFA_STRICT"] == "1"

let strict: [SwiftSetting] =
  [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (areWarningsErrors ? [.treatAllWarnings(as: .error)] : [])

// Each target imports only the ones above it. The first five import neither Foundation nor libc.
let package = Package(
  name: "aws-mfa",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "awsmfa", targets: ["awsmfa"])],
  targets: [
    .target(name: "Secrecy", swiftSettings: strict),
    .target(name: "ShellCode", dependencies: ["Secrecy"], swiftSettings: strict),
    .target(name: "AWSConfig", dependencies: ["Secrecy"], swiftSettings: strict),
    .target(
      name: "Commands", dependencies: ["Secrecy", "ShellCode", "AWSConfig"], swiftSettings: strict),
    .target(name: "CSystem"),
    .target(
      name: "LiveWorld", dependencies: ["CSystem", "Secrecy", "ShellCode", "AWSConfig", "Commands"],
      swiftSettings: strict),
    .executableTarget(
      name: "awsmfa", dependencies: ["Commands", "LiveWorld"], swiftSettings: strict),
    .testTarget(
      name: "ShellCodeTests", dependencies: ["Secrecy", "ShellCode"], swiftSettings: strict),
    .testTarget(
      name: "AWSConfigTests", dependencies: ["Secrecy", "AWSConfig"], swiftSettings: strict),
    .testTarget(
      name: "CommandsTests", dependencies: ["Secrecy", "ShellCode", "AWSConfig", "Commands"],
      swiftSettings: strict),
    .testTarget(
      name: "LiveWorldTests", dependencies: ["Secrecy", "ShellCode", "LiveWorld", "AWSConfig", "Commands"],
      swiftSettings: strict),
  ]
)
