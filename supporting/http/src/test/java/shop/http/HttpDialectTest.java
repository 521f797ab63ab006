package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.http.Port.Answer;

@DisplayName("A port that speaks the dialect")
class HttpDialectTest {

    private static final String BOOK = """
            {"isbn": "978-0", "title": "Emma", "pages": 474, "pence": 1250, "binding": "PAPERBACK", "lent": false,
             "bought": "2026-11-28T12:00:00Z", "due": "2026-12-24", "shelf": "A1", "bound": []}""";

    private static Port port;

    @BeforeAll
    static void open() {
        port = Port.open();
    }

    @AfterAll
    static void close() {
        port.close();
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.raw()).startsWith("application/problem+json");
        assertThat(answer.body().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("/code")).as(answer.raw()).isEqualTo(code);
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).isNotBlank();
        assertThat(answer.raw())
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("java", "jackson", "Token", "shop.", "org.", "Tomcat", "No static", "<html");
    }

    private static void assertRefused(Answer answer, String field, String code, String wayOut) {
        assertProblem(answer, 400, code);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/message")).contains(wayOut);
        assertThat(answer.text("/detail")).contains(field).contains(wayOut);
    }

    @Nested
    @DisplayName("reads a body to the letter:")
    class Bodies {

        @Test
        @DisplayName("one that is whole, whatever else the text holds, is taken")
        void whole() {
            String book = BOOK.replace("Emma", "Emma 👩‍👩‍👧 — Ēmma, 엠마");

            Answer answer = port.post(book);

            assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
            assertThat(answer.text("/title")).isEqualTo("Emma 👩‍👩‍👧 — Ēmma, 엠마");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("a moment may be written at any offset, as RFC 3339 has it")
        @ValueSource(strings = {"2026-11-28T21:00:00+09:00", "2026-11-29T11:59:00+23:59", "2026-11-27T12:01:00-23:59"})
        void moment(String written) {
            Answer answer = port.post(BOOK.replace("2026-11-28T12:00:00Z", written));

            assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
            assertThat(answer.text("/bought")).isEqualTo("2026-11-28T12:00:00Z");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("a whole number is one however it is written, as JSON Schema has it")
        @ValueSource(strings = {"474", "474.0", "4.74e2", "47400e-2"})
        void wholeNumber(String written) {
            Answer answer = port.post(BOOK.replace("\"pages\": 474", "\"pages\": " + written));

            assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
            assertThat(answer.text("/pages")).isEqualTo("474");
        }

        @ParameterizedTest(name = "{0} → {1}")
        @DisplayName("what is not known, doubtful or of another type is refused, with field, code and way out")
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"title\": | \"titel\": | titel | unknown-field | did you mean 'title'?",
                    "\"title\": | \"zebra\": | zebra | unknown-field | known are binding, bought",
                    "\"title\": | \"4111111111111111\": | (another name) | unknown-field | known are binding",
                    "\"title\": | \"card-4111-1111.11111111\": | (another name) | unknown-field | known are binding",
                    "\"pages\": 474 | \"pages\": 474, \"pages\": 2 | pages | duplicate-field | given twice",
                    "\"bound\": [] | \"bound\": [{\"pence\": 1, \"pence\": 2}] | bound[0].pence | duplicate-field | given twice",
                    "\"PAPERBACK\" | 0 | binding | wrong-type | must be one of HARDCOVER, PAPERBACK",
                    "\"PAPERBACK\" | \"0\" | binding | wrong-type | must be one of HARDCOVER, PAPERBACK",
                    "\"PAPERBACK\" | \" PAPERBACK \" | binding | wrong-type | must be one of HARDCOVER, PAPERBACK",
                    "\"PAPERBACK\" | \"PAPERBACK\\u0000\" | binding | wrong-type | must be one of HARDCOVER, PAPERBACK",
                    "\"PAPERBACK\" | \"\\u001bPAPERBACK\" | binding | wrong-type | must be one of HARDCOVER, PAPERBACK",
                    "\"PAPERBACK\" | \"\" | binding | wrong-type | must be one of HARDCOVER, PAPERBACK",
                    "474 | \"474\" | pages | wrong-type | must be a whole number",
                    "474 | 474.5 | pages | wrong-type | must be a whole number",
                    "474 | 1e-2 | pages | wrong-type | must be a whole number",
                    "474 | 1e20 | pages | wrong-type | must be a whole number",
                    "474 | 1e999999999 | pages | wrong-type | must be a whole number",
                    "474 | true | pages | wrong-type | must be a whole number",
                    "474 | \"\" | pages | wrong-type | must be a whole number",
                    "474 | 99999999999 | pages | wrong-type | must be a whole number",
                    "474 | [474] | pages | wrong-type | must be a whole number",
                    "1250 | 99999999999999999999 | pence | wrong-type | must be a whole number",
                    "1250 | null | pence | wrong-type | must be a whole number",
                    "false | 0 | lent | wrong-type | must be true or false",
                    "false | \"false\" | lent | wrong-type | must be true or false",
                    "\"Emma\" | 5 | title | wrong-type | must be a text",
                    "\"Emma\" | true | title | wrong-type | must be a text",
                    "\"Emma\" | [\"Emma\"] | title | wrong-type | must be a text",
                    "\"bound\": [] | \"note\": 5 | note | wrong-type | must be a text",
                    "\"bound\": [] | \"lender\": \" Ada\" | lender | invalid-text | must not begin or end with a space",
                    "\"bound\": [] | \"bound\": {} | bound | wrong-type | must be a list",
                    "\"bound\": [] | \"bound\": \"\" | bound | wrong-type | must be a list",
                    "\"bound\": [] | \"bound\": [\"\"] | bound[0] | wrong-type | must be an object",
                    "\"bound\": [] | \"bound\": [[]] | bound[0] | wrong-type | must be an object",
                    "\"A1\" | 5 | shelf | wrong-type | must be a text",
                    "\"A1\" | \"secret\" | shelf | invalid | a letter and a digit",
                    "\"2026-11-28T12:00:00Z\" | 1795898963000 | bought | wrong-type | such as 2026-12-21T15:30:00Z",
                    "\"2026-11-28T12:00:00Z\" | 5 | bought | wrong-type | such as 2026-12-21T15:30:00Z",
                    "\"2026-11-28T12:00:00Z\" | 1.5 | bought | wrong-type | such as 2026-12-21T15:30:00Z",
                    "\"2026-11-28T12:00:00Z\" | \"\" | bought | invalid | such as 2026-12-21T15:30:00Z",
                    "\"2026-11-28T12:00:00Z\" | \"1795898963000\" | bought | invalid | such as 2026-12-21T15:30:00Z",
                    "\"2026-11-28T12:00:00Z\" | \"+300000000-01-01T00:00:00Z\" | bought | invalid | such as 2026",
                    "\"2026-11-28T12:00:00Z\" | \"2026-11-28T12:00:00\" | bought | invalid | such as 2026",
                    "\"2026-11-28T12:00:00Z\" | \"2026-11-28T12:00:00+24:00\" | bought | invalid | such as 2026",
                    "\"2026-12-24\" | 5 | due | wrong-type | such as 2026-12-24",
                    "\"2026-12-24\" | \"\" | due | invalid | such as 2026-12-24",
                    "\"2026-12-24\" | [2026,12,24] | due | wrong-type | such as 2026-12-24",
                    "\"2026-12-24\" | \"2026-02-30\" | due | invalid | such as 2026-12-24",
                    "\"2026-12-24\" | \"2026-12-24T00:00:00Z\" | due | invalid | such as 2026-12-24"
                })
        void refused(String right, String wrong, String field, String code, String wayOut) {
            assertThat(BOOK).contains(right);

            assertRefused(port.post(BOOK.replace(right, wrong)), field, code, wayOut);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("texts that cannot be stored, shown or told apart are refused")
        @ValueSource(
                strings = {
                    "A\\u0000B",
                    "A\\nB",
                    "A\\u0085B",
                    "A\\u2028B",
                    "\\ud83d",
                    "\\ude00",
                    "A\\ud83dB",
                    "\\u00a0",
                    "   ",
                    "\\u200b",
                    "\\u3164",
                    "\\u2800",
                    "\\u0301",
                    "\\ue000",
                    "\\udb40\\udc41",
                    "\\ufeff\\u200d",
                    "\\u202eamme",
                    "Em\\u2066ma"
                })
        void texts(String text) {
            assertRefused(port.post(BOOK.replace("Emma", text)), "title", "invalid-text", "must ");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName(
                "names with spaces around them, or with what cannot be seen within, are refused; texts are as they are")
        @ValueSource(
                strings = {
                    " 978-0",
                    "978-0 ",
                    "\\u00a0978-0",
                    "978-0\\u3000",
                    "\\u200b978-0",
                    "978\\u200b-0",
                    "978\\u00a0-0",
                    "978\\u00ad-0",
                    "978-0\\ufe0f",
                    "978\\udb40\\udc41-0"
                })
        void names(String name) {
            assertRefused(
                    port.post(BOOK.replace("978-0", name)),
                    "isbn",
                    "invalid-text",
                    "must not begin or end with a space");
            assertThat(port.post(BOOK.replace("Emma", " Em\\u00adma ")).text("/title"))
                    .isEqualTo(" Em\u00adma ");
            assertThat(port.post(BOOK.replace("978-0", "978 e\\u0301")).text("/isbn"))
                    .isEqualTo("978 e\u0301");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("what is no JSON, no single one, or beyond all measure is refused")
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"title\": oops | unreadable",
                    "{\"title\": 'Emma'} | unreadable",
                    "{\"title\": \"Emma\",} | unreadable",
                    "{\"title\": \"Emma\" /* by Austen */} | unreadable",
                    "{\"pages\": NaN} | unreadable",
                    "{\"pages\": 0012} | unreadable",
                    "{\"title\": \"Emma\" | unreadable",
                    "null | unreadable",
                    "[] | wrong-type",
                    "\"Emma\" | wrong-type",
                    "5 | wrong-type",
                    "title: Emma | unreadable"
                })
        void noJson(String body, String code) {
            assertProblem(port.post(body), 400, code);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("what goes on behind it is refused")
        @ValueSource(strings = {" {}", " oops", "]", " null"})
        void goesOn(String more) {
            assertProblem(port.post(BOOK + more), 400, "unreadable");
        }

        @Test
        @DisplayName("nesting, texts, names and numbers have bounds")
        void bounds() {
            assertProblem(port.post("{\"bound\": [".repeat(50)), 400, "too-much");
            assertProblem(port.post(BOOK.replace("Emma", "E".repeat(20_001))), 400, "too-much");
            assertProblem(port.post(BOOK.replace("title", "t".repeat(5_000))), 400, "too-much");
            assertProblem(port.post(BOOK.replace("474", "4".repeat(50))), 400, "too-much");
        }

        @Test
        @DisplayName("nothing is no body, and null is none where one may be left out")
        void nothing() {
            assertProblem(port.post(""), 400, "unreadable");
            assertProblem(
                    port.send("POST /notes HTTP/1.1", "null", "Content-Type: application/json"), 400, "unreadable");
            assertThat(port.send("POST /notes HTTP/1.1", "").status()).isEqualTo(200);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("other media types are neither read nor written")
        @ValueSource(strings = {"application/yaml", "application/xml", "application/cbor", "text/plain"})
        void otherMediaTypes(String type) {
            assertProblem(port.send("POST /books HTTP/1.1", "title: Emma", "Content-Type: " + type), 415, "media-type");
            assertProblem(port.get("/books", "Accept: " + type), 406, "not-acceptable");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("nor one that is none, or any, or a form where none is read")
        @ValueSource(
                strings = {
                    "*/*",
                    "text/*",
                    "application/*;a=b",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data;boundary=*"
                })
        void noMediaType(String type) {
            for (String path : List.of("/books", "/notes")) {
                assertProblem(
                        port.send("POST " + path + " HTTP/1.1", BOOK, "Content-Type: " + type), 415, "media-type");
            }
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("where none is read, one that says something is not overlooked")
        @ValueSource(strings = {"{\"reason\": \"x\"}", "null", "[]", "oops", "5"})
        void noneIsRead(String body) {
            assertProblem(
                    port.send("POST /fire HTTP/1.1", body, "Content-Type: application/json"), 400, "unknown-field");
            assertProblem(
                    port.send("POST /fire HTTP/1.1", " { } ", "Content-Type: application/json"), 500, "unexpected");
        }

        @Test
        @DisplayName("a coding that is not undone is not overlooked")
        void coded() {
            for (String coding : List.of("gzip", "br", "x", "gzip, gzip")) {
                assertProblem(
                        port.send(
                                "POST /books HTTP/1.1",
                                BOOK,
                                "Content-Type: application/json",
                                "Content-Encoding: " + coding),
                        415,
                        "media-type");
            }
            assertThat(port.send(
                                    "POST /books HTTP/1.1",
                                    BOOK,
                                    "Content-Type: application/json",
                                    "Content-Encoding: identity")
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("another charset than UTF-8 is not read, and the refusal says which is")
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE", "ISO-8859-1", "windows-1252", "no-charset"})
        void announcedCharsets(String charset) {
            Answer answer = port.send(
                    "POST /books HTTP/1.1", BOOK, "Content-Type: application/json;charset=\"" + charset + "\"");

            assertProblem(answer, 415, "media-type");
            assertThat(answer.text("/detail")).isEqualTo("Send the body as application/json, in UTF-8.");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("nor guessed, where none is announced or another comes")
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32BE"})
        void charsetsThatComeUnannounced(String charset) {
            byte[] body = BOOK.getBytes(Charset.forName(charset));

            assertProblem(port.send("POST /books HTTP/1.1", body, "Content-Type: application/json"), 400, "unreadable");
            assertProblem(
                    port.send("POST /books HTTP/1.1", body, "Content-Type: application/json;charset=utf-8"),
                    400,
                    "unreadable");
        }

        @Test
        @DisplayName("bytes that are no UTF-8 are refused, and UTF-8 may be announced")
        void utf8() {
            byte[] latin = BOOK.replace("Emma", "\u00c9mma").getBytes(StandardCharsets.ISO_8859_1);

            assertProblem(
                    port.send("POST /books HTTP/1.1", latin, "Content-Type: application/json"), 400, "unreadable");
            assertThat(port.send("POST /books HTTP/1.1", BOOK, "Content-Type: application/json; charset=UTF-8")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("overlooks nothing of a request:")
    class Requests {

        @ParameterizedTest(name = "{0}")
        @DisplayName("parameters that are unknown, repeated, empty or of another form are refused")
        @CsvSource(
                delimiter = '|',
                value = {
                    "autor=a | autor | unknown-parameter | did you mean 'author'?",
                    "page=1 | page | unknown-parameter | known are author, binding",
                    "4111111111111111=1 | (another name) | unknown-parameter | known are",
                    "card_4111111111111111=1 | (another name) | unknown-parameter | known are",
                    "size=1&size=2 | size | repeated | more than once",
                    "author=a&author=b | author | repeated | more than once",
                    "author= | author | invalid | leave it out",
                    "author=%20a | author | invalid-text | must not begin or end with a space",
                    "author=a%C2%A0 | author | invalid-text | must not begin or end with a space",
                    "author=a%00b | author | invalid-text | control characters",
                    "author=%E2%80%8B | author | invalid-text | invisible",
                    "size=0x10 | size | invalid | must be a whole number",
                    "size=%2B5 | size | invalid | must be a whole number",
                    "size=05 | size | invalid | must be a whole number",
                    "size=99999999999 | size | invalid | must be a whole number",
                    "binding=LEATHER | binding | invalid | must be one of HARDCOVER, PAPERBACK",
                    "binding=0 | binding | invalid | must be one of HARDCOVER, PAPERBACK",
                    "lent=1 | lent | invalid | must be true or false",
                    "lent=yes | lent | invalid | must be true or false",
                    "lent=TRUE | lent | invalid | must be true or false",
                    "shelved=on | shelved | invalid | must be true or false",
                    "since=5 | since | invalid | such as 2026-12-21T15:30:00Z",
                    "since=2026-11-28 | since | invalid | such as 2026-12-21T15:30:00Z"
                })
        void parameters(String query, String field, String code, String wayOut) {
            assertRefused(port.get("/books?" + query), field, code, wayOut);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("what is known is taken, and people may type what they like into a search")
        @ValueSource(
                strings = {
                    "",
                    "size=5&author=a%20b",
                    "binding=HARDCOVER&binding=PAPERBACK",
                    "binding=HARDCOVER,PAPERBACK",
                    "since=2026-11-28T12:00:00%2B01:00",
                    "lent=true&shelved=false",
                    "search=",
                    "search=%20emma%20"
                })
        void taken(String query) {
            assertThat(port.get("/books?" + query).status()).isEqualTo(200);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("a number in a path has one form, so that nothing goes by two names")
        @ValueSource(strings = {"%2B5", "+5", "05", "0x5", "5.0", "1e0", "99999999999", "five"})
        void numbersInPaths(String number) {
            assertRefused(port.get("/books/a/pages/" + number), "page", "invalid", "must be a whole number");
            assertThat(port.get("/books/a/pages/5").status()).isEqualTo(200);
        }

        @Test
        @DisplayName("texts in a path and in headers are texts")
        void pathsAndHeaders() {
            assertRefused(port.get("/books/%20a"), "isbn", "invalid-text", "must not begin or end with a space");
            assertRefused(port.get("/books/a%0Ab"), "isbn", "invalid-text", "control characters");
            assertRefused(port.get("/books/a", "Reader: a", "Reader: b"), "Reader", "repeated", "more than once");
        }

        @Test
        @DisplayName("a condition that is not checked is refused")
        void conditions() {
            Answer answer =
                    port.send("POST /books HTTP/1.1", BOOK, "Content-Type: application/json", "If-Match: \"1\"");

            assertRefused(answer, "If-Match", "condition-not-checked", "leave it out");
            assertRefused(
                    port.send("POST /books HTTP/1.1", BOOK, "Content-Type: application/json", "If-None-Match: *"),
                    "If-None-Match",
                    "condition-not-checked",
                    "leave it out");
            assertThat(port.get("/books/a", "If-None-Match: \"1\"").status()).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("tells every error alike:")
    class Errors {

        @Test
        @DisplayName("a path that is not there, one that offers another method, and which those are")
        void pathsAndMethods() {
            assertProblem(port.get("/nothing"), 404, "not-found");
            assertProblem(port.get("/error"), 404, "not-found");
            Answer other = port.send("DELETE /books HTTP/1.1", "");
            assertProblem(other, 405, "method-not-allowed");
            assertThat(other.header("Allow").split(",\\s*"))
                    .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
            assertProblem(port.send("TRACE /books?colour=red HTTP/1.1", ""), 405, "method-not-allowed");
            assertProblem(port.send("BREW /books HTTP/1.1", ""), 405, "method-not-allowed");
            assertThat(port.send("OPTIONS /books HTTP/1.1", "").header("Allow").split(",\\s*"))
                    .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
        }

        @Test
        @DisplayName("a preflight of another origin's page")
        void preflight() {
            assertProblem(
                    port.send(
                            "OPTIONS /books HTTP/1.1",
                            "",
                            "Origin: https://elsewhere.example",
                            "Access-Control-Request-Method: POST"),
                    403,
                    "origin-not-served");
        }

        @Test
        @DisplayName("a tab in a header, but not in one that is a list, where it is a space (RFC 9110, 5.6.3)")
        void tabs() {
            assertRefused(port.get("/books/978-0", "Reader: Ada\tByron"), "Reader", "invalid-text", "control");
            Answer listed = port.get("/books/978-0", "Accept-Language: de,\ten", "Accept-Language: ko");
            assertThat(listed.status()).as(listed.toString()).isEqualTo(200);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("what the web server itself cannot read")
        @ValueSource(
                strings = {
                    "GET /books/%zz HTTP/1.1",
                    "GET /books?author=%zz HTTP/1.1",
                    "GET /books/% HTTP/1.1",
                    "GET /books/<a> HTTP/1.1",
                    "GET /books/%2Fetc HTTP/1.1",
                    "GET books HTTP/1.1",
                    "GET /a b HTTP/1.1",
                    "HELLO",
                    "G\u0001T / HTTP/1.1",
                    "GET / HTTX/1.1",
                    "GET / HTTP/1.1\r\nHost: other",
                    "GET / HTTP/1.1\r\nA header",
                    "GET / HTTP/1.1\r\nA\u0000B: c",
                    "POST / HTTP/1.1\r\nContent-Length: x",
                    "POST / HTTP/1.1\r\nContent-Length: -1",
                    "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
                    "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999"
                })
        void malformed(String line) {
            assertProblem(port.send(line, ""), 400, "bad-request");
        }

        @Test
        @DisplayName("a version that nobody speaks")
        void versions() {
            assertProblem(port.send("GET / HTTP/7.0", ""), 505, "version-not-supported");
        }

        @Test
        @DisplayName("an encoding of the body that is not known")
        void encodings() {
            assertProblem(port.send("POST /books HTTP/1.1\r\nTransfer-Encoding: zip", ""), 501, "not-implemented");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("whatever is to be accepted, an error's own type, or none that is one")
        @ValueSource(strings = {"///", "text/html", "application/yaml", "image/*", ";", "application/json;q=9"})
        void accepted(String type) {
            for (String path : List.of("/nothing", "/books/a/pages/x")) {
                Answer answer = port.get(path, "Accept: " + type);

                assertThat(answer.status()).as(answer.raw()).isBetween(400, 406);
                assertThat(answer.header("Content-Type")).as(answer.raw()).startsWith("application/problem+json");
                assertThat(answer.text("/code")).isNotBlank();
            }
        }

        @Test
        @DisplayName("a line or headers without end")
        void tooLong() {
            assertProblem(port.get("/books?author=" + "a".repeat(20_000)), 414, "path-too-long");
            assertProblem(port.get("/books", "Reader: " + "a".repeat(20_000)), 431, "headers-too-long");
        }

        @Test
        @DisplayName("what nobody has caught, without a word of the inner life")
        void unexpected() {
            assertProblem(port.send("POST /fire HTTP/1.1", ""), 500, "unexpected");
        }

        @Test
        @DisplayName("in English, whatever language is asked for")
        void english() {
            Answer answer = port.send(
                    "POST /books HTTP/1.1",
                    BOOK.replace("474", "\"474\""),
                    "Content-Type: application/json",
                    "Accept-Language: de");

            assertRefused(answer, "pages", "wrong-type", "must be a whole number");
        }
    }
}
