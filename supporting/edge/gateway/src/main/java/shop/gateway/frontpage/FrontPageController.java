package shop.gateway.frontpage;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Hidden
@RestController
class FrontPageController {

    private final FrontPage page;

    FrontPageController(FrontPage page) {
        this.page = page;
    }

    @GetMapping("/front-page.json")
    FrontPage frontPage() {
        return page;
    }
}
