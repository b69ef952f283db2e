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

// Each target imports only those above it. The first seven import neither Foundation nor libc.
let package = Package(
  name: "aws-mfa",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "awsmfa", targets: ["awsmfa"])],
  targets: [
    .target(name: "Secrecy", swiftSettings: strict),
    .target(name: "Text", swiftSettings: strict),
    .target(name: "ShellCode", dependencies: ["Secrecy"], swiftSettings: strict),
    .target(name: "AWSConfig", dependencies: ["Secrecy", "Text"], swiftSettings: strict),
    .target(name: "AWSAPI", dependencies: ["Secrecy", "Text", "AWSConfig"], swiftSettings: strict),
    .target(name: "ShellState", dependencies: ["Secrecy", "Text", "ShellCode", "AWSConfig"], swiftSettings: strict),
    .target(
      name: "Commands", dependencies: ["Secrecy", "Text", "ShellCode", "AWSConfig", "AWSAPI", "ShellState"],
      swiftSettings: strict),
    .target(name: "CSystem"),
    .target(
      name: "LiveWorld",
      dependencies: ["CSystem", "Secrecy", "Text", "ShellCode", "AWSConfig", "AWSAPI", "ShellState", "Commands"],
      swiftSettings: strict),
    .executableTarget(
      name: "awsmfa", dependencies: ["Commands", "LiveWorld"], swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["AWSConfig", "AWSAPI"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "TextTests", dependencies: ["TestSupport", "Text"], swiftSettings: strict),
    .testTarget(
      name: "ShellCodeTests", dependencies: ["TestSupport", "Secrecy", "ShellCode"], swiftSettings: strict),
    .testTarget(
      name: "AWSConfigTests", dependencies: ["TestSupport", "Secrecy", "Text", "AWSConfig"], swiftSettings: strict),
    .testTarget(
      name: "AWSAPITests", dependencies: ["TestSupport", "Secrecy", "Text", "AWSConfig", "AWSAPI"],
      swiftSettings: strict),
    .testTarget(
      name: "ShellStateTests",
      dependencies: ["TestSupport", "Secrecy", "Text", "ShellCode", "AWSConfig", "ShellState"], swiftSettings: strict),
    .testTarget(
      name: "CommandsTests",
      dependencies: ["TestSupport", "Secrecy", "Text", "ShellCode", "AWSConfig", "AWSAPI", "ShellState", "Commands"],
      swiftSettings: strict),
    .testTarget(
      name: "LiveWorldTests",
      dependencies: [
        "TestSupport", "Secrecy", "Text", "ShellCode", "LiveWorld", "AWSConfig", "AWSAPI", "ShellState", "Commands",
      ],
      swiftSettings: strict),
  ]
)
