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
  /// - Throws: `noCertificates`, `badCertificates`, or `file` if the file cannot be read.
  func checkCertificates(for target: Target) throws(Failure) {
    guard target.endpoint.url.hasPrefix("https://"), let found = certificates(for: target) else { return }
    guard world.files.exists(found.path) else { throw .noCertificates(path: found.path, source: found.source) }
    let isOdd = world.files.facts(found.path).map { !$0.isRegular } ?? false
    let isGood = isOdd ? false : try hasCertificate(found.path)
    guard isGood else {
      throw .badCertificates(path: found.path, source: found.source, isFile: !isOdd)
    }
  }

  private func hasCertificate(_ path: String) throws(Failure) -> Bool {
    let bytes: [UInt8]?
    do throws(FileError) { bytes = try world.files.read(path) } catch { throw .file(error) }
    return ["BEGIN CERTIFICATE", "BEGIN TRUSTED CERTIFICATE", "BEGIN X509 CERTIFICATE"].contains {
      bytes?.firstRange(of: Array($0.utf8)) != nil
    }
  }
}
