// swift-format-ignore-file: AlwaysUseLowerCamelCase

// The names are those of C.
//
// What the overlays of the C library declare, as far as it is used: functions with a variable number of arguments, and macros
// that are more than a number (swift/stdlib/public/Platform/Platform.swift).
@_exported import SystemHeaders

public typealias SignalHandler = @convention(c) (CInt) -> Void

public var errno: CInt {
  get { 0 }
  set {}
}

public var SIG_DFL: SignalHandler? { nil }
public var SIG_IGN: SignalHandler { { _ in } }

public func open(_ path: UnsafePointer<CChar>, _ flags: CInt) -> CInt { -1 }
public func open(_ path: UnsafePointer<CChar>, _ flags: CInt, _ mode: mode_t) -> CInt { -1 }
public func fcntl(_ file: CInt, _ command: CInt) -> CInt { -1 }
public func fcntl(_ file: CInt, _ command: CInt, _ value: CInt) -> CInt { -1 }
public func fcntl(_ file: CInt, _ command: CInt, _ value: UnsafeMutableRawPointer) -> CInt { -1 }

public var S_IFMT: mode_t { 0o170000 }
public var S_IFIFO: mode_t { 0o010000 }
public var S_IFCHR: mode_t { 0o020000 }
public var S_IFDIR: mode_t { 0o040000 }
public var S_IFREG: mode_t { 0o100000 }
public var S_IFLNK: mode_t { 0o120000 }
