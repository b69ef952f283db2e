# Reads a Homebrew formula as Homebrew on Linux does, and installs it from the current folder into another:
# ruby formula.rb FORMULA KEG. Prints what it says about itself as JSON.
require "fileutils"
require "json"
require "pathname"

class Pathname
  def install(*files)
    mkpath
    files.flatten.each { |file| FileUtils.cp_r(file, self) }
  end

  def install_symlink(*files)
    mkpath
    files.each do |file|
      from, name = file.is_a?(Hash) ? file.first : [file, file.basename]
      (self/name).make_symlink(from)
    end
  end
end

module OS
  def self.mac? = false
end

class Formula
  SAID = {}
  KEG = Pathname(ARGV[1])

  class << self
    %i[desc homepage version license url sha256].each do |word|
      define_method(word) { |value| SAID[word] = value }
    end
    def on_linux = yield
    def on_intel = (yield if RbConfig::CONFIG["host_cpu"] == "x86_64")
    def on_arm = (yield if RbConfig::CONFIG["host_cpu"] == "aarch64")
    def on_macos; end
    def uses_from_macos(_) = nil
    def test(&block) = SAID[:has_test] = !block.nil?
  end

  def bin = KEG/"bin"
  def man1 = KEG/"share/man/man1"
  def pkgshare = KEG/"share/aws-mfa"
  alias opt_pkgshare pkgshare
  def bash_completion = KEG/"etc/bash_completion.d"
  def zsh_completion = KEG/"share/zsh/site-functions"
  def fish_completion = KEG/"share/fish/vendor_completions.d"
end

load ARGV[0]
formula = AwsMfa.new
formula.install
puts JSON.generate(Formula::SAID.merge(caveats: formula.caveats))
