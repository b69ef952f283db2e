from test_signals import *
