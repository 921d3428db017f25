;;; emacs.el --- Eglot on `hem lsp --stdio'  -*- lexical-binding: t -*-

;; Run by emacs.mjs, which names the program and the report in the environment.  Written for Emacs 28 with Eglot 1.9,
;; the oldest ones in use by distributions.  Eglot has no function for some of what it does without a person; then its
;; server is asked as Eglot asks it.

;;; Code:

(require 'json)
(require 'package)

(defvar hem-tests nil "What the tests came to, the last one first.")

(defun hem-report (report)
  "Write REPORT and leave."
  (with-temp-file (getenv "HEM_REPORT") (insert (json-encode report)))
  (kill-emacs 0))

(package-initialize)
(unless (require 'eglot nil t)
  (hem-report '((skipped . "this Emacs has no Eglot"))))
(require 'flymake)

(defmacro hem-check (name &rest body)
  "Run BODY as the test NAME."
  (declare (indent 1))
  `(let* ((began (float-time))
          (failure (condition-case err (progn ,@body nil) (error (error-message-string err)))))
     (push (append (list (cons 'name ,name)
                         (cons 'state (if failure "failed" "passed"))
                         (cons 'ms (round (* 1000 (- (float-time) began)))))
                   (and failure (list (cons 'error failure))))
           hem-tests)))

(defun hem-assert (holds what)
  "Fail with WHAT unless HOLDS."
  (unless holds (error "%s" what)))

(defun hem-wait (what holds)
  "Wait for WHAT until HOLDS returns non-nil."
  (let ((end (+ (float-time) 10)))
    (while (not (funcall holds))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun hem-set (text)
  "Put TEXT in the place of what the buffer has."
  (erase-buffer)
  (insert text)
  (goto-char (point-min))
  (hem-send))

(defun hem-send ()
  "Tell the server at once what has changed, instead of when Emacs is idle."
  (eglot--signal-textDocument/didChange))

(defun hem-go (text)
  "Put point behind TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun hem-ask (method &rest more)
  "Ask the server for METHOD at point, with MORE parameters."
  (jsonrpc-request (eglot-current-server) method (append (eglot--TextDocumentPositionParams) more)))

(defun hem-findings ()
  "What Flymake shows."
  (flymake-start)
  (flymake-diagnostics))

(define-derived-mode hem-mode prog-mode "hem"
  "Compositions of high-entropy materials."
  (setq-local comment-start "# "))
(add-to-list 'auto-mode-alist '("\\.hem\\'" . hem-mode))
(add-to-list 'eglot-server-programs
             `(hem-mode . (,(getenv "HEM_NODE") ,(getenv "HEM_PROGRAM") "lsp" "--stdio")))
(setq eglot-sync-connect 20
      eglot-confirm-server-initiated-edits nil
      create-lockfiles nil
      make-backup-files nil)

(defconst hem-text "material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2
material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2
")

(with-temp-file "cathodes.hem" (insert hem-text))
(find-file "cathodes.hem")

(hem-check "the server starts"
  (apply #'eglot (eglot--guess-contact))
  (hem-assert (eglot-managed-p) "not managed"))

(hem-check "the wrong site sum is found, in its line"
  (hem-wait "a finding" #'hem-findings)
  (let ((found (car (flymake-diagnostics))))
    (hem-assert (= 2 (line-number-at-pos (flymake-diagnostic-beg found))) "in another line")
    (hem-assert (string-search "1.03" (flymake-diagnostic-text found)) (flymake-diagnostic-text found))))

(hem-check "hovering tells about the material"
  (hem-go "NCM")
  (let ((contents (plist-get (hem-ask :textDocument/hover) :contents)))
    (hem-assert (string-search "NCM811" (plist-get contents :value)) (format "%S" contents))))

(hem-check "a fix is offered, and takes the finding away"
  (let* ((found (car (flymake-diagnostics)))
         (range (list :start (eglot--pos-to-lsp-position (flymake-diagnostic-beg found))
                      :end (eglot--pos-to-lsp-position (flymake-diagnostic-end found))))
         (diagnostic (alist-get 'eglot-lsp-diag (eglot--diag-data found)))
         (actions (jsonrpc-request (eglot-current-server) :textDocument/codeAction
                                   (list :textDocument (eglot--TextDocumentIdentifier)
                                         :range range
                                         :context (list :diagnostics (vector diagnostic)))))
         (action (elt actions 0)))
    (hem-assert (string-prefix-p "Scale" (plist-get action :title)) (format "%S" actions))
    (eglot--apply-workspace-edit
     (plist-get (if (plist-get action :edit) action
                  (jsonrpc-request (eglot-current-server) :codeAction/resolve action))
                :edit))
    (hem-send)
    (hem-wait "another finding or none"
              (lambda () (not (seq-some (lambda (found) (string-match-p "sums to" (flymake-diagnostic-text found)))
                                        (hem-findings)))))))

(hem-check "correcting the text takes the finding away"
  (hem-set hem-text)
  (hem-wait "a finding" #'hem-findings)
  (hem-go "Mn0.67")
  (replace-match "Mn0.64" t t)
  (hem-send)
  (hem-wait "no finding" (lambda () (not (hem-findings)))))

(hem-check "structures are completed behind a colon"
  (hem-set "material A : ")
  (goto-char (point-max))
  (let ((offered (all-completions "" (nth 2 (eglot-completion-at-point)))))
    (dolist (structure '("O3" "spinel" "PBA"))
      (hem-assert (member structure (mapcar #'substring-no-properties offered)) (format "%S" offered)))))

(hem-check "a material is renamed wherever it is named"
  (hem-set "material base : O3 = LiCoO2\nmaterial doped from base { M: Co -> Al 0.1, Co 0.9 }\n")
  (hem-go "material ba")
  (eglot-rename "LCO")
  (hem-assert (string-match-p "\\`material LCO .*\nmaterial doped from LCO " (buffer-string)) (buffer-string)))

(hem-check "formatting brings a file into its layout"
  (hem-set "material   A:O3   =  Li Co O2\n")
  (eglot-format-buffer)
  (hem-assert (string= "material A : O3 = LiCoO2\n" (buffer-string)) (buffer-string)))

(hem-check "the server ends when asked"
  (let ((server (eglot-current-server)))
    (eglot-shutdown server nil 10)
    (hem-wait "the end" (lambda () (not (jsonrpc-running-p server))))))

(set-buffer-modified-p nil)
(hem-report `((tests . ,(vconcat (reverse hem-tests)))))

;;; emacs.el ends here
