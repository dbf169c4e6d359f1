from django.urls import path

from .view import graphql

urlpatterns = [
    path("", graphql, name="graphql"),
    path("<slug:slug>/", graphql, name="graphql_of_shop"),
]
