"""Pages at /s/<shop>/."""

from django.urls import path

from .pages import birthday, books, leaving, points, proof, referred, statement, terms

app_name = "loyalty"
urlpatterns = [
    path("points/", points.points, name="points"),
    path("points/statement/", statement.statement, name="statement"),
    path("points/statement/<str:token>", statement.statement_of_member, name="statement_of"),
    path("points/leave/", leaving.leave, name="leave"),
    path("points/birthday/", birthday.birthday, name="birthday"),
    path("r/<slug:code>/", referred.referred, name="referred"),
    path("points/proof/", proof.proof, name="proof"),
    path("points/terms/", terms.terms, name="terms"),
    path("points/books/<str:token>", books.books, name="books"),
]
