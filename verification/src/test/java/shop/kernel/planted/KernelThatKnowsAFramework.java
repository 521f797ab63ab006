package shop.kernel.planted;

/** A planted violation: the kernel knows only the JDK. */
record KernelThatKnowsAFramework(org.springframework.http.MediaType type) {}
