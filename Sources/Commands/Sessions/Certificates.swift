import AWSAPI
import AWSConfig
import Text

/// The file with the certificates that calls trust, and what names it.
struct Certificates: Equatable {
  let path: String
  let source: String
}

extension Context {
  /// In the SDKs' order; `nil` for those of the system.
  func certificates(for target: Target) -> Certificates? {
    let profile = target.governing.profile
    let named: [(String?, String)] = [
      (world.environment[.caBundle], Variable.caBundle.rawValue),
      (profile[.caBundle], "\(ProfileKey.caBundle.rawValue) of profile \(printable(profile.name))"),
      (world.environment[.requestsCABundle], Variable.requestsCABundle.rawValue),
    ]
    for case (let path?, let source) in named { return Certificates(path: paths.inHome(path), source: source) }
    return nil
  }

  /// Checks that there are the certificates that a call will need, while no code has been asked for.
  ///
  /// - Throws: `noCertificates`.
  func checkCertificates(for target: Target) throws(Failure) {
    guard target.endpoint.url.hasPrefix("https://"), let found = certificates(for: target) else { return }
    guard world.files.exists(found.path) else { throw .noCertificates(path: found.path, source: found.source) }
  }
}
