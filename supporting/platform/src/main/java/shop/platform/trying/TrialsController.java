package shop.platform.trying;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import shop.http.AcceptedLanguage;
import shop.http.Identifier;
import shop.http.InvalidField;
import shop.http.Problem;
import shop.wording.scenario.MoneyRow;
import shop.wording.scenario.Sentence;
import shop.wording.scenario.Story;

/**
 * For the page of the book, and for whoever may read that: a scenario, played on the real aggregate and told. It is no part of
 * what programs are offered.
 */
@Hidden
@RestController
class TrialsController {

    /** More would keep processors from those who have come to buy something. */
    private static final int AT_ONCE = 2;

    /** Nobody waits here for a place: whoever waits holds a thread that those who buy something need. */
    private static final int SECONDS_TO_WAIT = 1;

    private final ScenarioStage stage;
    private final Semaphore places = new Semaphore(AT_ONCE);

    TrialsController(ScenarioStage stage) {
        this.stage = stage;
    }

    /** A scenario as the page sends it. */
    record Wanted(
            @NotNull Instant begins,
            @Size(max = 20) List<@NotNull @Valid Term> terms,

            @NotNull @Size(min = 1, max = Story.MOST_STEPS_TRIED)
            List<@NotNull @Valid Line> steps) {}

    /** A setting under which it happens. */
    record Term(
            @Identifier @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 100) String value) {}

    /**
     * One step.
     *
     * @param name of its message, as it is stored; left out where it is a moment
     * @param content of that message: a JSON object, as text
     * @param at the moment; left out where it is a message
     */
    record Line(
            @NotNull ScenarioScript.Kind kind,
            @Identifier @Size(max = 200) String name,
            @Size(max = Bounds.LONGEST_CONTENT) String content,
            Instant at) {}

    /**
     * A scenario as it was played.
     *
     * @param aggregate the full name of the class that it was played on
     * @param imports the Java types that its steps name
     * @param ends how the thing stands at the end; empty where nothing is told of that
     */
    record Told(String aggregate, List<String> imports, List<ToldStep> steps, List<ToldMoney> money, String ends) {}

    /**
     * One step.
     *
     * @param came what came of it, where it was asked
     * @param java the step as a specification has it
     * @param javaCame what came of it, likewise
     */
    record ToldStep(String told, List<Came> came, String java, String javaCame) {}

    /** @param rule by which it was refused; empty where it was not */
    record Came(String rule, String told) {}

    /** What stands in each column of one way of paying, and what has just moved. */
    record ToldMoney(String name, Map<String, String> amounts, List<String> moved) {}

    @PostMapping("/specifications/${spring.application.name}/trials")
    ResponseEntity<?> tryScenario(
            @Valid @RequestBody Wanted wanted,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage) {
        ScenarioScript script = script(wanted);
        if (!places.tryAcquire()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS_TO_WAIT))
                    .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE));
        }
        try {
            List<String> languages = stage.languages();
            String language = Optional.ofNullable(acceptLanguage)
                    .flatMap(accepted -> AcceptedLanguage.bestOf(accepted, languages))
                    .orElse(languages.get(0));
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_LANGUAGE, language)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                    .cacheControl(CacheControl.noStore())
                    .body(told(stage.play(script), language));
        } finally {
            places.release();
        }
    }

    private static ScenarioScript script(Wanted wanted) {
        new Bounds().check("begins", wanted.begins());
        Map<String, String> terms = new LinkedHashMap<>();
        for (Term term : wanted.terms() == null ? List.<Term>of() : wanted.terms()) {
            terms.put(term.name(), term.value());
        }
        List<ScenarioScript.Line> lines = new ArrayList<>();
        for (Line line : wanted.steps()) {
            lines.add(line(ScenarioStage.place(lines.size()), line, wanted.begins()));
        }
        return new ScenarioScript(wanted.begins(), terms, lines);
    }

    private static ScenarioScript.Line line(String place, Line line, Instant begins) {
        if (line.kind() == ScenarioScript.Kind.AT) {
            if (line.at() == null) {
                throw new InvalidField(place + ".at", "missing", "must say which moment it is");
            }
            new Bounds().check(place + ".at", line.at());
            return new ScenarioScript.Line(line.kind(), "", "", line.at());
        }
        if (line.name() == null || line.content() == null) {
            throw new InvalidField(
                    place + (line.name() == null ? ".name" : ".content"), "missing", "must say what is told or asked");
        }
        return new ScenarioScript.Line(line.kind(), line.name(), line.content(), begins);
    }

    private static Told told(Played played, String language) {
        List<ToldStep> steps = new ArrayList<>();
        int next = 0;
        for (Played.Line line : played.lines()) {
            String said = played.story().sentences().get(next).get(0).told().get(language);
            next++;
            List<Came> came = new ArrayList<>();
            if (!line.outcome().isEmpty()) {
                played.story().sentences().get(next).forEach(sentence -> came.add(came(sentence, language)));
                next++;
            }
            steps.add(new ToldStep(said, came, line.java(), line.javaOutcome()));
        }
        return new Told(
                played.aggregate().getName(),
                played.imports(),
                steps,
                played.story().money().stream().map(row -> money(row, language)).toList(),
                played.story().ends().getOrDefault(language, ""));
    }

    private static Came came(Sentence sentence, String language) {
        return new Came(
                sentence.kind().equals("refusal") ? sentence.message() : "",
                sentence.told().get(language));
    }

    private static ToldMoney money(MoneyRow row, String language) {
        Map<String, String> amounts = new LinkedHashMap<>();
        row.amounts().forEach((column, amount) -> amounts.put(column, amount.getOrDefault(language, "")));
        return new ToldMoney(row.name().get(language), amounts, row.moved());
    }
}
