package shop.order.api.planted;

/** A planted violation: a published language knows only the kernel. */
record LanguageThatKnowsAFramework(org.springframework.http.MediaType type) {}
