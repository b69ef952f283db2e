from test_role_programs import *
