"""Pages at /s/<shop>/."""

from django.urls import path

from .pages import answer, answer_photo, product_reviews, results, review

app_name = "surveys"
urlpatterns = [
    path("survey/<str:token>/", answer.answer, name="answer"),
    path("survey-photos/<str:token>", answer_photo.answer_photo, name="answer_photo"),
    path("surveys/results/<str:token>", results.results, name="results"),
    path("review/<str:token>/", review.review, name="review"),
    path("reviews/", product_reviews.product_reviews, name="product_reviews"),
    path("reviews/photos/<int:photo_id>/", product_reviews.photo, name="photo"),
]
