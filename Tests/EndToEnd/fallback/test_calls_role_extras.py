from test_role_extras import *
