/// The version that `--version` prints and the changelog names. `.ci/release` reads it from this line.
package let version = "0.1.0"
