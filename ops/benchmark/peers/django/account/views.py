from rest_framework import generics, permissions, serializers, status
from rest_framework.authtoken.models import Token
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import User


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "phone", "name", "avatar", "hidden_phone"]
        read_only_fields = ["id", "phone", "avatar"]


class Account(generics.RetrieveUpdateAPIView):
    serializer_class = UserSerializer

    def get_object(self):
        return self.request.user


class SignUp(APIView):
    authentication_classes = []
    permission_classes = [permissions.AllowAny]

    def post(self, request):
        user, _ = User.objects.get_or_create(phone=request.data["phone"], defaults={"name": request.data["name"]})
        token, _ = Token.objects.get_or_create(user=user)
        return Response({"user_id": user.id, "token": token.key}, status=status.HTTP_201_CREATED)
