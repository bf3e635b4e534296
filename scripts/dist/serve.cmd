@echo off
where py >nul 2>nul && (py -3 "%~dp0serve.py" %*) || (python "%~dp0serve.py" %*)
pause
