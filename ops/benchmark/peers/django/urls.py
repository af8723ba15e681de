from django.http import JsonResponse
from django.urls import path

from account.views import Account, SignUp

urlpatterns = [
    path("api/account/", Account.as_view()),
    path("api/auth/users/", SignUp.as_view()),
    path("actuator/health/liveness", lambda request: JsonResponse({"status": "UP"})),
    path("actuator/health/readiness", lambda request: JsonResponse({"status": "UP"})),
]
