// The only file that knows which system this is. Other differences between systems are hidden in CSystem.
@_exported import CSystem

#if canImport(Darwin)
  @_exported import Darwin
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Glibc
#endif

enum System {
  /// The programs that show a page in the desktop's browser.
  static var pageOpeners: [String] {
    #if canImport(Darwin)
      ["open"]
    #else
      ["xdg-open", "wslview"]
    #endif
  }
}
