from test_roles import *
