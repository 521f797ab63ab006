package shop.gateway.specifications;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Hidden
@RestController
class IssuesController {

    private final ServedBook book;

    IssuesController(ServedBook book) {
        this.book = book;
    }

    /** Beside the pages of the book, which are files and know no address. */
    @GetMapping("/specifications/issues.json")
    ServedBook issues() {
        return book;
    }
}
