package shop.specification.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules, as the catalogues in each language list them.
 *
 * @param rules in the order of the catalogue
 */
public record RuleCatalogue(List<Rule> rules) {

    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]{3}-\\d{2}) \\|([^|]*)\\|(?:([^|]*)\\|([^|]*)\\|)?");
    private static final Pattern PROOF = Pattern.compile("\\[`(\\w+)`]\\(\\.\\./([^)]*)\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    public RuleCatalogue {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param sentence by language
     * @param proofs the tests that the catalogue names, by their paths in the repository
     * @param isPlanned whether nothing of it is built yet
     */
    public record Rule(String id, Map<String, String> sentence, Map<String, String> proofs, boolean isPlanned) {}

    /** @param catalogues the text of each, by language; English is the one that counts */
    public static RuleCatalogue of(Map<String, String> catalogues) {
        Map<String, Map<String, String>> sentences = new TreeMap<>();
        catalogues.forEach((language, text) -> rows(text)
                .forEach(row -> sentences
                        .computeIfAbsent(row.get(0), key -> new TreeMap<>())
                        .put(language, LINK.matcher(row.get(1)).replaceAll("$1"))));
        List<Rule> rules = new ArrayList<>();
        for (List<String> row : rows(catalogues.get("en"))) {
            Map<String, String> proofs = new TreeMap<>();
            PROOF.matcher(row.get(3)).results().forEach(proof -> proofs.put(proof.group(1), proof.group(2)));
            rules.add(new Rule(
                    row.get(0), sentences.get(row.get(0)), proofs, row.get(3).isEmpty()));
        }
        return new RuleCatalogue(rules);
    }

    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        text.lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(List.of(
                        row.group(1),
                        row.group(2).strip(),
                        row.group(3) == null ? "" : row.group(3).strip(),
                        row.group(4) == null ? "" : row.group(4).strip()));
            }
        });
        return rows;
    }
}
