from test_hostile_answers import *
