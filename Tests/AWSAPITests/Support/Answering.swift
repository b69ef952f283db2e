import AWSConfig
import Secrecy
import TestSupport
import Testing

@testable import AWSAPI

/// What a call makes of an answer.
enum Answering {
  static func result<Result>(
    _ call: Call<Result>, by caller: Caller = caller, _ answer: HTTPAnswer
  ) throws(CallError) -> Result {
    try call.reply(in: answer, to: caller, now: Sample.now).result
  }

  static func failure<Result>(_ call: Call<Result>, by caller: Caller = caller, _ answer: HTTPAnswer) -> CallError? {
    do {
      _ = try result(call, by: caller, answer)
      return nil
    } catch {
      return error
    }
  }

  static let caller = Caller(
    endpoint: Endpoint(url: "https://x/", host: "x", region: "me-south-1", isAWS: true, isLoopback: false),
    keys: AccessKeys(id: "AKIAEXAMPLE000000001", secret: "s"), timeLimit: 15)
}

extension DeviceCode {
  static func sample(mayBeUsed: Bool = false) throws -> DeviceCode {
    let serial = try #require(DeviceSerial(Sample.serial))
    return DeviceCode(device: Device(serial: serial, source: "--serial"), code: "123456", mayBeUsed: mayBeUsed)
  }
}
