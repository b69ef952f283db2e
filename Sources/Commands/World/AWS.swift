package import AWSAPI

extension World {
  /// The calls that are made over the network.
  package struct AWS {
    /// Whether a program on the PATH can call AWS.
    package var canCall: () -> Bool
    package var send: (SignedRequest) throws(TransportError) -> HTTPAnswer
    /// Sends a request that is not signed.
    package var fetch: (QueryRequest) throws(TransportError) -> HTTPAnswer

    package init(
      canCall: @escaping () -> Bool, send: @escaping (SignedRequest) throws(TransportError) -> HTTPAnswer,
      fetch: @escaping (QueryRequest) throws(TransportError) -> HTTPAnswer
    ) {
      self.canCall = canCall
      self.send = send
      self.fetch = fetch
    }
  }
}
