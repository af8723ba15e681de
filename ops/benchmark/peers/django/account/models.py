from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class User(AbstractBaseUser):
    USERNAME_FIELD = "phone"

    phone = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=100)
    avatar = models.CharField(max_length=200, blank=True)
    hidden_phone = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
