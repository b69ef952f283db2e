class AwsMfa < Formula
  desc "AWS sessions with one MFA code, in every terminal"
  homepage "https://github.com/@REPOSITORY@"
  version "@VERSION@"
  license "MIT"

  on_macos do
    url "@DOWNLOADS@/aws-mfa-@VERSION@.tar.gz"
    sha256 "@SOURCE_SUM@"
    depends_on xcode: ["26.0", :build]
  end

  on_linux do
@LINUX@
  end

  uses_from_macos "curl"

  def install
    if OS.mac?
      system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "awsmfa"
      bin.install ".build/release/awsmfa"
      (man1/"awsmfa.1").write Utils.safe_popen_read(bin/"awsmfa", "hook", "--man")
    else
      bin.install "bin/awsmfa"
      man1.install "share/man/man1/awsmfa.1"
    end
    pkgshare.install Dir["shell/*"]
    bash_completion.install_symlink pkgshare/"bash/completions/aws-mfa"
    bash_completion.install_symlink pkgshare/"bash/completions/aws-mfa" => "awsmfa"
    zsh_completion.install_symlink pkgshare/"zsh/_aws-mfa"
    fish_completion.install_symlink pkgshare/"fish/completions/aws-mfa.fish"
    fish_completion.install_symlink pkgshare/"fish/completions/awsmfa.fish"
  end

  def caveats
    <<~END
      No shell loads aws-mfa yet. To load it in the shells that you use, run:
        awsmfa init --write
      or add a line to its start-up file yourself:
        bash, ~/.bashrc:
          . #{opt_pkgshare}/bash/aws-mfa.bash --prompt left
        zsh, ~/.zshrc:
          source #{opt_pkgshare}/zsh/aws-mfa.zsh --prompt right
        fish, ~/.config/fish/config.fish:
          source #{opt_pkgshare}/fish/aws-mfa.fish --prompt right
    END
  end

  test do
    assert_equal "aws-mfa #{version}", shell_output("#{bin}/awsmfa --version").strip
    assert_match "aws-mfa.bash", shell_output("#{bin}/awsmfa init bash")
  end
end
