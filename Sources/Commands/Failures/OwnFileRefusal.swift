/// Why a file that only the user may have written is not used.
package enum OwnFileRefusal: Equatable, Sendable {
  case notRegular
  case notOwn
  case writableByOthers
  case tooLarge(limit: Int)
  case unreadable(String)
}
