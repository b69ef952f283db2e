package import AWSAPI

extension World {
  /// The calls that are made over the network.
  package struct AWS {
    /// Whether a program on the PATH can call AWS.
    var canCall: () -> Bool
    /// What curl says of its version; `nil` if it says nothing.
    var curlVersion: () -> String?
    var send: (SignedRequest) throws(TransportError) -> HTTPAnswer
    /// Sends a request that is not signed.
    var fetch: (QueryRequest) throws(TransportError) -> HTTPAnswer

    package init(
      canCall: @escaping () -> Bool, curlVersion: @escaping () -> String?,
      send: @escaping (SignedRequest) throws(TransportError) -> HTTPAnswer,
      fetch: @escaping (QueryRequest) throws(TransportError) -> HTTPAnswer
    ) {
      self.canCall = canCall
      self.curlVersion = curlVersion
      self.send = send
      self.fetch = fetch
    }
  }
}
