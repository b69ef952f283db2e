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

/// A release finds its generic types without looking up their names, so a shell waits less for it. A compiler of the future
/// may not know this flag of today's.
#if compiler(<7)
  let quick: [SwiftSetting] = [
    .unsafeFlags(
      ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release))
  ]
#else
  let quick: [SwiftSetting] = []
#endif

let settings = strict + quick

// Each target imports only those above it. The first seven import neither Foundation nor libc.
let package = Package(
  name: "aws-mfa",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "awsmfa", targets: ["awsmfa"])],
  targets: [
    .target(name: "Secrecy", swiftSettings: settings),
    .target(name: "Text", swiftSettings: settings),
    .target(name: "ShellCode", dependencies: ["Secrecy"], swiftSettings: settings),
    .target(name: "AWSConfig", dependencies: ["Secrecy", "Text"], swiftSettings: settings),
    .target(name: "AWSAPI", dependencies: ["Secrecy", "Text", "AWSConfig"], swiftSettings: settings),
    .target(name: "ShellState", dependencies: ["Secrecy", "Text", "ShellCode", "AWSConfig"], swiftSettings: settings),
    .target(
      name: "Commands", dependencies: ["Secrecy", "Text", "ShellCode", "AWSConfig", "AWSAPI", "ShellState"],
      swiftSettings: settings),
    .target(name: "CSystem"),
    .target(
      name: "LiveWorld",
      dependencies: ["CSystem", "Secrecy", "Text", "ShellCode", "AWSConfig", "AWSAPI", "ShellState", "Commands"],
      swiftSettings: settings),
    .executableTarget(
      name: "awsmfa", dependencies: ["Commands", "LiveWorld"], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["AWSConfig", "AWSAPI"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "TextTests", dependencies: ["TestSupport", "Text"], swiftSettings: settings),
    .testTarget(
      name: "ShellCodeTests", dependencies: ["TestSupport", "Secrecy", "ShellCode"], swiftSettings: settings),
    .testTarget(
      name: "AWSConfigTests", dependencies: ["TestSupport", "Secrecy", "Text", "AWSConfig"], swiftSettings: settings),
    .testTarget(
      name: "AWSAPITests", dependencies: ["TestSupport", "Secrecy", "Text", "AWSConfig", "AWSAPI"],
      swiftSettings: settings),
    .testTarget(
      name: "ShellStateTests",
      dependencies: ["TestSupport", "Secrecy", "Text", "ShellCode", "AWSConfig", "ShellState"], swiftSettings: settings),
    .testTarget(
      name: "CommandsTests",
      dependencies: ["TestSupport", "Secrecy", "Text", "ShellCode", "AWSConfig", "AWSAPI", "ShellState", "Commands"],
      swiftSettings: settings),
    .testTarget(
      name: "LiveWorldTests",
      dependencies: [
        "TestSupport", "Secrecy", "Text", "ShellCode", "LiveWorld", "AWSConfig", "AWSAPI", "ShellState", "Commands",
      ],
      swiftSettings: settings),
  ]
)
