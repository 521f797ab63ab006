package shop.importer.http;

import tools.jackson.core.JacksonException;

/** What came back: a status and a body. */
record Answer(String request, int status, String body) {

    boolean isSuccess() {
        return status / 100 == 2;
    }

    <T> T as(Class<T> type) {
        if (!isSuccess()) {
            throw unexpected();
        }
        return read(type);
    }

    Problem problem() {
        try {
            Problem told = read(Problem.class);
            return told.detail() == null ? new Problem(told.rule(), told.code(), body) : told;
        } catch (UnexpectedAnswer noProblem) {
            return new Problem(null, null, body);
        }
    }

    UnexpectedAnswer unexpected() {
        return new UnexpectedAnswer("%s was answered %d: %s".formatted(request, status, body));
    }

    private <T> T read(Class<T> type) {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JacksonException unreadable) {
            throw new UnexpectedAnswer("%s was answered %d with what cannot be read: %s"
                    .formatted(request, status, unreadable.getMessage()));
        }
    }
}
