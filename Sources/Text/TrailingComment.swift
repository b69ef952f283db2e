/// The end of a value that looks like a comment, such as `# home` of `eu-west-1 # home`; `nil` if there is none.
///
/// In the shared files, the AWS CLI and boto3 take only a whole line for a comment, and read this as part of the value.
package func trailingComment(of value: String) -> String? {
  var isAfterSpace = false
  let scalars = value.unicodeScalars
  for index in scalars.indices {
    let scalar = scalars[index]
    if isAfterSpace, scalar == "#" || scalar == ";" { return String(scalars[index...]) }
    isAfterSpace = scalar == " " || scalar == "\t"
  }
  return nil
}
