def test_x(shell, home, aws):
    import time
    print(repr(shell.greeting))
    print(repr(shell.run("echo hello; false")))
    print(repr(shell.run("printf abc")))
    t=time.time(); print(repr(shell.run("aws-mfa list"))); print(time.time()-t)
    print(repr(shell.ask("aws-mfa datatruck")))
    print(repr(shell.answer(home.code())))
    print(shell.aws())
    t=time.time(); print(repr(shell.second().run("aws-mfa datatruck"))); print(time.time()-t)
    print(home.section())
    print(repr(shell.child.before))
    assert 0
