"""The only room, besides `core.learning`, where torch may be imported."""
