import AWSAPI
import AWSConfig
import Secrecy

/// How calls are made for a target, and what their answers mean.
extension Context {
  /// - Parameter profile: the profile that the keys belong to, as failures name it.
  func send<Result>(_ call: Call<Result>, by caller: Caller, of profile: String) throws(Failure) -> Reply<Result> {
    let answer = try answer(to: call.request(by: caller))
    do throws(CallError) { return try call.reply(in: answer, to: caller, now: now) } catch {
      switch error {
      case .refused(let refusal): throw .refused(refusal, profile: profile)
      case .notAWS(let status): throw .notAWS(status: status, host: caller.endpoint.host)
      }
    }
  }

  private func answer(to request: SignedRequest) throws(Failure) -> HTTPAnswer {
    guard request.caller.timeLimit > 0 else { throw .budgetSpent }
    do {
      return try timed(request)
    } catch .interrupted {
      throw .callInterrupted
    } catch {
      throw .transport(error, host: request.caller.endpoint.host)
    }
  }

  private func timed(_ request: SignedRequest) throws(TransportError) -> HTTPAnswer {
    let call = TraceWording.Call(
      name: "\(request.service.rawValue):\(request.action)", host: request.caller.endpoint.host,
      keys: "signed with \(request.caller.keys.id)")
    return try traced(call) { () throws(TransportError) in try world.aws.send(request) }
  }

  private func timed(_ request: QueryRequest, signedIn id: String) throws(TransportError) -> HTTPAnswer {
    let call = TraceWording.Call(name: "getSigninToken", host: request.host, keys: "for \(id)")
    return try traced(call) { () throws(TransportError) in try world.aws.fetch(request) }
  }

  private func traced(
    _ call: TraceWording.Call, _ send: () throws(TransportError) -> HTTPAnswer
  ) throws(TransportError) -> HTTPAnswer {
    guard world.trace.isOn else { return try send() }
    let begin = world.clock.uptime()
    func end(_ answer: Result<HTTPAnswer, TransportError>) {
      world.trace(TraceWording.called(call, answer, milliseconds: world.clock.uptime() - begin))
    }
    do throws(TransportError) {
      let answer = try send()
      end(.success(answer))
      return answer
    } catch {
      end(.failure(error))
      throw error
    }
  }

  /// The session in an answer. Warns about a wrong clock, and about a session that AWS has shortened.
  ///
  /// - Throws: `notAWS`, if the session had expired before it arrived.
  func credentials(
    in reply: Reply<SessionCredentials>, asked duration: Int, from endpoint: Endpoint
  ) throws(Failure) -> SessionCredentials {
    let tolerated = 120
    let date = reply.date ?? now
    guard reply.result.expiration > max(date, now) else { throw .notAWS(status: 200, host: endpoint.host) }
    if abs(now - date) > tolerated { world.say(Wording.skew(now - date)) }
    let given = reply.result.expiration - date
    if given < duration - 60 { world.say(Wording.cut(asked: duration, given: given)) }
    return reply.result
  }

  /// - Parameters:
  ///   - seconds: how long the call may take.
  ///   - origin: where the keys are, if not where the profile has them.
  func caller(
    for target: Target, with keys: AccessKeys, token: Secret? = nil, within seconds: Int = Caller.callTime,
    origin: KeyOrigin? = nil
  ) -> Caller {
    Caller(
      endpoint: target.endpoint, keys: keys, token: token, keyOrigin: origin ?? target.resolution.keys.origin,
      caBundle: certificates(for: target)?.path, timeLimit: seconds)
  }

  /// Like ``caller(for:with:token:within:)``, but for IAM.
  func iamCaller(for target: Target, with keys: AccessKeys, token: Secret?) throws(Failure) -> Caller {
    let endpoint: Endpoint
    do throws(EndpointError) { endpoint = try rules(target.governing, target.device).iam() } catch {
      throw .endpoint(error)
    }
    return Caller(
      endpoint: endpoint, keys: keys, token: token,
      keyOrigin: target.resolution.keys.origin, caBundle: certificates(for: target)?.path, timeLimit: Caller.callTime)
  }

  /// A token from AWS's federation endpoint that signs in to the console.
  func signinToken(
    for credentials: SessionCredentials, at site: ConsoleSite, of target: Target, named profile: String
  ) throws(Failure) -> String {
    let host = String(site.federation.split(separator: "/")[1])
    let request = QueryRequest(
      url: site.federation, host: host, query: site.tokenQuery(credentials), isLoopback: target.endpoint.isLoopback,
      caBundle: certificates(for: target)?.path, timeLimit: Caller.callTime)
    let answer: HTTPAnswer
    do throws(TransportError) { answer = try timed(request, signedIn: credentials.keys.id) } catch {
      if error == .interrupted { throw .callInterrupted }
      throw .transport(error, host: host)
    }
    if (400..<500).contains(answer.status) { throw .consoleRefused(status: answer.status, profile: profile) }
    guard answer.status == 200, case .body(let text) = answer.content,
      case .string(let token)? = JSON(parsing: text)?["SigninToken"], !token.isEmpty
    else { throw .notAWS(status: answer.status, host: host) }
    return token
  }
}
