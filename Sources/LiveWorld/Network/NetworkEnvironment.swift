import AWSConfig
import Commands

extension Environment {
  /// For a program that calls AWS: only what it needs to reach the network as the user does, and to choose a language.
  var network: [String] {
    let names = [
      "PATH", "HOME", "LANG", "LC_ALL", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy",
      "http_proxy", "NO_PROXY", "no_proxy", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE",
    ]
    return names.compactMap { name in self[named: name].map { "\(name)=\($0)" } }
  }
}
