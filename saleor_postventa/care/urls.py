"""Pages at /s/<shop>/."""

from django.urls import path

from .pages import case

app_name = "care"
urlpatterns = [
    path("cases/", case.cases, name="cases"),
    path("cases/<str:number>/", case.case, name="case"),
]
