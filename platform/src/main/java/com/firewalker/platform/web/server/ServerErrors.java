package com.firewalker.platform.web.server;

import com.firewalker.platform.web.Problem;
import com.firewalker.platform.web.ProblemWriter;
import com.firewalker.platform.web.Refusal;
import com.firewalker.platform.web.StoreAway;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside every controller in the same shape as everything else. */
@Controller
class ServerErrors implements ErrorController {

    private final ProblemWriter problems;

    ServerErrors(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Refusal refusal = refusal(status instanceof Integer code ? code : 404, failure);
        problems.write(new OriginalTarget(request), response, refusal);
    }

    /** A filter may fail for a refusal of its own, or for a store that is away, as a controller may. */
    private static Refusal refusal(int status, @Nullable Object failure) {
        if (failure instanceof Refusal known) {
            return known;
        }
        boolean away = failure instanceof Throwable cause && StoreAway.in(cause);
        return Problem.of(away ? 503 : status);
    }
}
